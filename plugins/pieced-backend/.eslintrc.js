module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // helpers that fail a test when what they wait for or look at is not there
    'jest/expect-expect': [
      'error',
      { assertFunctionNames: ['expect', 'expect*', 'eventually'] },
    ],
  },
});
