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
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { kubeConfigOf } from './kubeConfigOf';

describe('kubeConfigOf', () => {
  let folder: string;
  let file: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
    file = join(folder, 'config');
    writeFileSync(
      file,
      stringify({
        'current-context': 'one',
        clusters: [
          { name: 'a', cluster: { server: 'https://a.example' } },
          { name: 'b', cluster: { server: 'https://b.example' } },
        ],
        users: [{ name: 'portal', user: { token: 't' } }],
        contexts: [
          { name: 'one', context: { cluster: 'a', user: 'portal' } },
          { name: 'two', context: { cluster: 'b', user: 'portal' } },
        ],
      }),
    );
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (data: object) => kubeConfigOf(new ConfigReader({ ...data }));

  it('takes an address with a token', () => {
    const kubeConfig = read({ url: 'https://k.example/', token: 'secret' });
    expect(kubeConfig.getCurrentCluster()?.server).toBe('https://k.example');
    expect(kubeConfig.getCurrentUser()?.token).toBe('secret');
  });

  it('takes the current or a named context of a kubeconfig', () => {
    const current = read({ kubeconfigFile: file });
    const named = read({ kubeconfigFile: file, context: 'two' });
    expect(current.getCurrentCluster()?.server).toBe('https://a.example');
    expect(named.getCurrentCluster()?.server).toBe('https://b.example');
  });

  it.each([
    [{}, 'needs one of url, kubeconfigFile, context or inCluster'],
    [{ inCluster: true }, 'does not run in a cluster'],
  ])('says what is wrong with %j', (data, message) => {
    expect(() => read(data)).toThrow(message);
  });

  it('says when the context is not there', () => {
    expect(() => read({ kubeconfigFile: file, context: 'three' })).toThrow(
      "context 'three' is not in the kubeconfig",
    );
  });
});
