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

import { defaultPackages } from './defaultPackages';

const examples: Record<string, Record<string, string>> = {
  telegram: {
    TELEGRAM_BOT_TOKEN: '123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc',
  },
  discord: {
    DISCORD_BOT_TOKEN: [
      'MTk4NjIyNDgzNDcxOTI1MjQ4',
      'Cl2FMQ',
      'ZnCjm1XVW7vRze4b7Cq4se7kKWs',
    ].join('.'),
  },
  slack: { SLACK_BOT_TOKEN: 'xoxb-1-a', SLACK_APP_TOKEN: 'xapp-1-a' },
  msteams: {
    MSTEAMS_APP_ID: '00000000-0000-0000-0000-000000000000',
    MSTEAMS_APP_PASSWORD: 'x'.repeat(40),
    MSTEAMS_TENANT_ID: '00000000-0000-0000-0000-000000000000',
  },
  matrix: {
    MATRIX_HOMESERVER: 'https://matrix.example.org',
    MATRIX_ACCESS_TOKEN: 'syt_YW5uYQ_example',
  },
  mattermost: {
    MATTERMOST_URL: 'https://chat.example.ch',
    MATTERMOST_BOT_TOKEN: 'x'.repeat(26),
  },
  whatsapp: {},
  'web-search': { BRAVE_API_KEY: `BSA${'x'.repeat(28)}` },
  documents: {},
  email: {
    IMAP_HOST: 'imap.example.ch:993',
    IMAP_USER: 'assistant@example.ch',
    IMAP_PASSWORD: 'a good password',
    SMTP_HOST: 'smtp.example.ch',
  },
  'google-workspace': {
    GOG_CREDENTIALS_JSON: JSON.stringify(
      { type: 'service_account', project_id: 'example' },
      null,
      2,
    ),
  },
  github: { GH_TOKEN: `ghp_${'x'.repeat(36)}` },
};

describe('defaultPackages', () => {
  it('should have ids that the custom resource takes, each once', () => {
    const ids = defaultPackages.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(Object.keys(examples));
    for (const id of ids) {
      expect(id).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
    }
  });

  it.each(defaultPackages)(
    'should take right secrets of $id and refuse wrong ones',
    ({ id, secrets }) => {
      expect(secrets.map(({ key }) => key)).toEqual(Object.keys(examples[id]));
      for (const { key, pattern } of secrets) {
        const matches = (value: string) => new RegExp(pattern).test(value);
        expect(pattern).toMatch(/^\^.*\$$/);
        expect(matches(examples[id][key])).toBe(true);
        expect(matches('')).toBe(false);
        expect(matches('x')).toBe(key === 'IMAP_USER' || key.endsWith('_HOST'));
      }
    },
  );

  it.each(defaultPackages.filter(({ channel }) => channel))(
    'should refuse whoever is not one person in $id',
    ({ channel }) => {
      const matches = (value = '') =>
        new RegExp(channel?.userIdPattern ?? '').test(value);
      expect(matches('*')).toBe(false);
      expect(matches('')).toBe(false);
      expect(matches('a b')).toBe(false);
    },
  );
});
