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

import { ConfigReader } from '@backstage/config';
import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { generateSealingKey, sealingKeyYaml } from './generateSealingKey';
import { SealingKeys } from './SealingKeys';

const first = generateSealingKey('first');
const second = generateSealingKey('second');

describe('SealingKeys', () => {
  it('reads keys as they are printed for the configuration', () => {
    const keys = SealingKeys.fromConfig(
      new ConfigReader({
        keys: [
          ...parse(sealingKeyYaml(second, { publicOnly: true })),
          ...parse(sealingKeyYaml(first)),
        ],
      }),
    );
    expect(keys.current.id).toBe('second');
    expect(keys.opening).toEqual([first]);
  });

  it.each([
    ['nothing', undefined, 'pieced.sealing.keys is empty'],
    ['an id twice', { keys: [first, first] }, "two keys 'first'"],
    [
      'a short public key',
      { keys: [{ ...first, publicKey: 'AAAA' }] },
      "public key of sealing key 'first' must be 32 bytes",
    ],
    [
      'a private key in another alphabet',
      { keys: [{ ...first, privateKey: `${'/'.repeat(42)}8=` }] },
      "private key of sealing key 'first' must be 32 bytes",
    ],
    [
      'halves of two keys',
      { keys: [{ ...first, privateKey: second.privateKey }] },
      "halves of sealing key 'first' do not belong together",
    ],
  ])('refuses %s without repeating a key', (_, data, message) => {
    const read = () =>
      SealingKeys.fromConfig(data && new ConfigReader(data, 'test'));
    expect(read).toThrow(message);
    expect(read).not.toThrow(first.publicKey);
    expect(read).not.toThrow(second.privateKey);
  });

  describe('development key', () => {
    const environment = process.env.NODE_ENV;
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'sealing-'));
    });

    afterEach(() => {
      Object.assign(process.env, { NODE_ENV: environment });
      rmSync(folder, { recursive: true });
    });

    it('is made once, for its owner only', () => {
      const file = join(folder, 'below', 'key.json');
      const config = new ConfigReader({ developmentKeyFile: file });
      const made = SealingKeys.fromConfig(config);
      const text = readFileSync(file, 'utf8');

      expect(statSync(file).mode % 0o1000).toBe(0o600);
      expect(SealingKeys.fromConfig(config).opening).toEqual(made.opening);
      expect(readFileSync(file, 'utf8')).toBe(text);
    });

    it('is refused in production', () => {
      Object.assign(process.env, { NODE_ENV: 'production' });
      const file = join(folder, 'key.json');
      expect(() =>
        SealingKeys.fromConfig(new ConfigReader({ developmentKeyFile: file })),
      ).toThrow('for development only');
    });

    it('says so when its file holds something else', () => {
      const file = join(folder, 'key.json');
      writeFileSync(file, '{"id":"x"}');
      expect(() =>
        SealingKeys.fromConfig(new ConfigReader({ developmentKeyFile: file })),
      ).toThrow('holds no sealing key');
    });
  });
});
