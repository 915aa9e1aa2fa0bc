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

import { Faults } from '../Faults';
import { startVllm } from './startVllm';
import type { Vllm } from './startVllm';

let vllm: Vllm;

beforeEach(async () => {
  vllm = await startVllm({ port: 0, faults: new Faults() });
});

afterEach(() => vllm.close());

it('is healthy with an empty answer, and tells its version', async () => {
  const health = await fetch(`${vllm.url}/health`);
  expect([health.status, await health.text()]).toEqual([200, '']);
  const version = await fetch(`${vllm.url}/version`);
  expect(await version.json()).toEqual({
    version: expect.stringMatching(/^0\.\d+\.\d+$/),
  });
});

it('lists its model', async () => {
  const response = await fetch(`${vllm.url}/v1/models`);
  expect(await response.json()).toMatchObject({
    object: 'list',
    data: [{ id: 'Qwen/Qwen3-32B', object: 'model', owned_by: 'vllm' }],
  });
});

it('measures itself', async () => {
  const read = async () => {
    const response = await fetch(`${vllm.url}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    return response.text();
  };
  await fetch(`${vllm.url}/health`);
  await fetch(`${vllm.url}/health`);
  await fetch(`${vllm.url}/nowhere`);
  const text = await read();
  expect(text).toContain(
    'vllm:kv_cache_usage_perc{engine="0",model_name="Qwen/Qwen3-32B"} 0\n',
  );
  expect(text).toContain(
    'http_requests_total{handler="/health",method="GET",status="2xx"} 2\n',
  );
  expect(text).toContain(
    'http_requests_total{handler="none",method="GET",status="4xx"} 1\n',
  );
  const memory = /^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1];
  expect(Number(memory)).toBeGreaterThan(1e6);
});
