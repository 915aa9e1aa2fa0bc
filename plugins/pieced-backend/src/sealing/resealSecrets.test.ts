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

import { TestDatabases } from '@backstage/backend-test-utils';
import type { Database } from '../database/Database';
import { testDatabase } from '../__testUtils__/testDatabase';
import {
  createOpener,
  createSealer,
  generateSealingKey,
  keyIdOf,
  resealSecrets,
  SealingKeys,
} from '.';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** More than two batches. */
const ROWS = 250;

const older = generateSealingKey('2026');
const newer = generateSealingKey('2027');
const beforeRotation = new SealingKeys([older]);
const afterRotation = new SealingKeys([newer, older]);

function idOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

async function insert(database: Database, from: number, to: number) {
  const sealer = createSealer(beforeRotation);
  const now = new Date();
  for (let start = from; start < to; start += 250) {
    const ids = Array.from({ length: Math.min(250, to - start) }, (_, offset) =>
      idOf(start + offset),
    );
    await database.queries('tenant_requests').insert(
      ids.map(id => ({
        id,
        organization_id: 'acme',
        company_name: 'Acme',
        is_personal: false,
        agent_name: 'Ada',
        packages: '[]',
        secret_keys: '{}',
        billing_address: '{}',
        status: 'approved',
        contact_name: 'Anna',
        contact_email: 'anna@acme.example',
        contact_language: 'de',
        requested_by: 'user:pieced/1',
        tenant_name: `acme-${id.slice(-12)}`,
        created_at: now,
        updated_at: now,
      })),
    );
    await database.queries('sealed_secrets').insert(
      await Promise.all(
        ids.map(async id => ({
          request_id: id,
          key_id: older.id,
          envelope: await sealer.seal(`secret of ${id}`, id),
          created_at: now,
        })),
      ),
    );
  }
}

async function rows(
  database: Database,
): Promise<{ request_id: string; key_id: string; envelope: string }[]> {
  return database.queries('sealed_secrets').orderBy('request_id');
}

describe.each(databases.eachSupportedId())('resealSecrets on %s', id => {
  it('R-WIZ-5 should bring all envelopes under the new key while others file and erase, none unreadable', async () => {
    const database = await testDatabase(await databases.init(id));
    await insert(database, 0, ROWS);

    const rotation = Promise.all([
      resealSecrets({ database, keys: afterRotation }),
      // a second replica that rotates as well
      resealSecrets({ database, keys: afterRotation }),
    ]);
    // a worker that erases what it has stored
    for (let n = 0; n < ROWS; n += 10) {
      await database
        .queries('sealed_secrets')
        .where({ request_id: idOf(n) })
        .delete();
    }
    // a process that has not heard of the new key yet
    await insert(database, ROWS, ROWS + 20);
    const reports = await rotation;
    const last = await resealSecrets({ database, keys: afterRotation });

    expect([...reports, last].flatMap(report => report.unreadable)).toEqual([]);
    expect(last.envelopes).toEqual({ [newer.id]: 0.9 * ROWS + 20 });
    const opener = createOpener(new SealingKeys([newer]))!;
    const stored = await rows(database);
    const opened = await Promise.all(
      stored.map(row => opener.open(row.envelope, row.request_id)),
    );
    expect(opened).toEqual(stored.map(row => `secret of ${row.request_id}`));
    expect(stored.every(row => keyIdOf(row.envelope) === newer.id)).toBe(true);
    await expect(
      resealSecrets({ database, keys: afterRotation }),
    ).resolves.toMatchObject({ resealed: 0, unreadable: [] });
  });

  it('R-WIZ-5 should leave what does not open as it is, and say which and why', async () => {
    const database = await testDatabase(await databases.init(id));
    await insert(database, 0, 4);
    const [first, second, third] = await rows(database);
    const change = (requestId: string, envelope: string) =>
      database
        .queries('sealed_secrets')
        .where({ request_id: requestId })
        .update({ envelope });
    const flipped = JSON.parse(first.envelope);
    const bytes = Buffer.from(flipped.ct, 'base64url');
    bytes[0] = (bytes[0] + 1) % 256;
    flipped.ct = bytes.toString('base64url');
    await change(first.request_id, JSON.stringify(flipped));
    // moved from another row
    await change(second.request_id, third.envelope);
    const before = await rows(database);

    const report = await resealSecrets({ database, keys: afterRotation });
    expect(report).toEqual({
      currentKeyId: newer.id,
      resealed: 2,
      unreadable: [first, second].map(row => ({
        requestId: row.request_id,
        keyId: older.id,
        reason: 'refused',
      })),
      envelopes: { [newer.id]: 2, [older.id]: 2 },
    });
    expect((await rows(database)).slice(0, 2)).toEqual(before.slice(0, 2));
    expect(JSON.stringify(report)).not.toContain('secret of');
  });

  it('should not touch what is sealed with a key that is not here', async () => {
    const database = await testDatabase(await databases.init(id));
    await insert(database, 0, 1);
    await expect(
      resealSecrets({
        database,
        keys: new SealingKeys([newer, { ...older, privateKey: undefined }]),
      }),
    ).resolves.toMatchObject({
      resealed: 0,
      unreadable: [{ reason: 'unknown_key' }],
      envelopes: { [older.id]: 1 },
    });
  });
});
