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

import fc from 'fast-check';
import {
  createOpener,
  createSealer,
  generateSealingKey,
  keyIdOf,
  SealedSecretError,
  SealingKeys,
} from '.';

const first = generateSealingKey('first');
const second = generateSealingKey('second');
const token = 'a bot token 🤖';

function openerOf(keys: SealingKeys) {
  const opener = createOpener(keys);
  if (!opener) {
    throw new Error('no opener');
  }
  return opener;
}

async function refusal(opened: Promise<string>): Promise<SealedSecretError> {
  const error = await opened.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(SealedSecretError);
  expect(String(error)).not.toContain(token);
  return error as SealedSecretError;
}

describe('sealing', () => {
  it('R-WIZ-5: gives back what was sealed for the same row', async () => {
    const keys = new SealingKeys([first]);
    const envelope = await createSealer(keys).seal(token, 'request:1');

    expect(JSON.parse(envelope)).toEqual({
      v: 1,
      kid: 'first',
      enc: expect.stringMatching(/^[\w-]{43}$/),
      ct: expect.stringMatching(/^[\w-]+$/),
    });
    expect(envelope).not.toContain(token);
    expect(keyIdOf(envelope)).toBe('first');
    await expect(openerOf(keys).open(envelope, 'request:1')).resolves.toBe(
      token,
    );
  });

  it('R-WIZ-5: any text comes back, and never twice as the same envelope', async () => {
    const keys = new SealingKeys([first]);
    const opener = openerOf(keys);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async text => {
        const one = await createSealer(keys).seal(text, 'row');
        const two = await createSealer(keys).seal(text, 'row');
        expect(one).not.toBe(two);
        expect(await opener.open(one, 'row')).toBe(text);
        expect(await opener.open(two, 'row')).toBe(text);
      }),
      { numRuns: 25 },
    );
  });

  it('R-WIZ-5: an envelope copied to another row does not open', async () => {
    const keys = new SealingKeys([first]);
    const envelope = await createSealer(keys).seal(token, 'request:1');
    const error = await refusal(openerOf(keys).open(envelope, 'request:2'));
    expect(error.code).toBe('refused');
  });

  it('R-WIZ-5: every flipped bit of an envelope is refused', async () => {
    const keys = new SealingKeys([first, second]);
    const opener = openerOf(keys);
    const envelope = await createSealer(keys).seal(token, 'row');
    const bytes = Buffer.from(envelope);
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length * 8 - 1 }),
        async position => {
          const changed = Buffer.from(bytes);
          changed[position >> 3] ^= 1 << position % 8;
          const error = await refusal(opener.open(changed.toString(), 'row'));
          expect(error.name).toBe('SealedSecretError');
        },
      ),
      { numRuns: 400 },
    );
  });

  it('R-WIZ-5: what is no envelope is refused', async () => {
    const opener = openerOf(new SealingKeys([first]));
    for (const text of ['', '{}', 'null', '[]', '{"v":2,"kid":"first"}']) {
      expect((await refusal(opener.open(text, 'row'))).code).toBe('malformed');
    }
  });

  it('R-WIZ-5: keys rotate: the first seals, older ones still open', async () => {
    const before = new SealingKeys([first]);
    const after = new SealingKeys([second, first]);
    const old = await createSealer(before).seal(token, 'row');
    const fresh = await createSealer(after).seal(token, 'row');

    expect(keyIdOf(fresh)).toBe('second');
    expect(await openerOf(after).open(old, 'row')).toBe(token);
    expect(await openerOf(after).open(fresh, 'row')).toBe(token);
    const error = await refusal(openerOf(before).open(fresh, 'row'));
    expect(error.code).toBe('unknown_key');
  });

  it('R-WIZ-5: public halves alone seal but cannot open', async () => {
    const { privateKey: _, ...publicHalf } = first;
    const serving = new SealingKeys([publicHalf]);
    expect(createOpener(serving)).toBeUndefined();

    const envelope = await createSealer(serving).seal(token, 'row');
    const worker = openerOf(new SealingKeys([first]));
    expect(await worker.open(envelope, 'row')).toBe(token);
  });
});
