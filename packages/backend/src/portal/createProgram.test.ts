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

import { createProgram, type Admin } from './createProgram';

async function run(args: string[], admin: Partial<Admin> = {}) {
  const opened: string[][] = [];
  let text = '';
  await createProgram({
    open: async files => {
      opened.push(files);
      return admin as Admin;
    },
    write: part => {
      text += part;
    },
  }).parseAsync(args, { from: 'user' });
  return { text, opened };
}

const waiting = {
  id: 'a1',
  kind: 'provision',
  subject: 'request:r1',
  state: 'waiting',
  step: 'secrets',
  attempts: 3,
  createdAt: '2026-11-25T10:00:00.000Z',
  waiting: {
    for: 'openbao',
    since: '2026-11-25T10:01:00.000Z',
    nextAttemptAt: '2026-11-25T10:05:00.000Z',
  },
  reason: 'OpenBao is sealed',
};

describe('portal', () => {
  afterEach(() => {
    process.exitCode = undefined;
  });

  it('R-OPS-4 should list what is on its way: what, where, for whom it waits since when', async () => {
    const listOperations = jest.fn(async () => [waiting]);
    const { text, opened } = await run(
      ['--config', 'a.yaml', '--config', 'b.yaml', 'operations', 'list'],
      { listOperations },
    );
    expect(opened).toEqual([['a.yaml', 'b.yaml']]);
    expect(text.split('\n')[1]).toMatch(
      /^a1 +provision +request:r1 +waiting +secrets +openbao since 2026-11-25T10:01:00.000Z, next try 2026-11-25T10:05:00.000Z +OpenBao is sealed$/,
    );
    await run(['operations', '--state', 'failed', 'queued'], {
      listOperations,
    });
    expect(listOperations).toHaveBeenLastCalledWith({
      states: ['failed', 'queued'],
    });
    const json = await run(['operations', 'list', '--json'], {
      listOperations,
    });
    expect(JSON.parse(json.text)).toEqual([waiting]);
  });

  it('should say when there is nothing', async () => {
    const { text } = await run(['operations'], {
      listOperations: async () => [],
    });
    expect(text).toBe('No operations.\n');
  });

  it('R-REQ-4 should retry', async () => {
    const retryOperation = jest.fn();
    const { text } = await run(['operations', 'retry', 'a1'], {
      retryOperation,
    });
    expect(retryOperation).toHaveBeenCalledWith('a1');
    expect(text).toBe('Operation a1 is in line again.\n');
  });

  it('R-WIZ-5 should rotate and report, and end badly when something stays behind', async () => {
    const done = await run(['secrets', 'rotate'], {
      rotateSecrets: async () => ({
        currentKeyId: '2027',
        resealed: 2,
        unreadable: [],
        envelopes: { 2027: 2 },
      }),
    });
    expect(done.text).toContain("Sealed 2 envelopes with key '2027'.");
    expect(done.text).toContain('the older ones can go');
    expect(process.exitCode).toBeUndefined();

    const left = await run(['secrets', 'rotate'], {
      rotateSecrets: async () => ({
        currentKeyId: '2027',
        resealed: 0,
        unreadable: [{ requestId: 'r1', keyId: '2026', reason: 'refused' }],
        envelopes: { 2026: 1 },
      }),
    });
    expect(left.text).toContain(
      "Request r1, sealed with key '2026', cannot be opened: refused.",
    );
    expect(left.text).toContain('Keep the older keys');
    expect(process.exitCode).toBe(1);
  });

  it('should make a key in both forms', async () => {
    const { text } = await run(['secrets', 'new-key', '2027']);
    expect(text.match(/publicKey/g)).toHaveLength(2);
    expect(text.match(/privateKey/g)).toHaveLength(1);
  });
});
