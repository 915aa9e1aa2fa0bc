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

import type { Database } from '../database/Database';
import { createOpener } from './Opener';
import { createSealer } from './Sealer';
import { SealedSecretError } from './SealedSecretError';
import type { SealingKeys } from './SealingKeys';

const BATCH = 100;

/** What a rotation found and did. */
export interface ResealReport {
  /** The key under which everything readable is now. */
  currentKeyId: string;
  resealed: number;
  /** Rows that could not be opened, and are as they were. */
  unreadable: { requestId: string; keyId: string; reason: string }[];
  /** How many envelopes there are of each key, the current one included. */
  envelopes: Record<string, number>;
}

interface SealedRow {
  request_id: string;
  key_id: string;
  envelope: string;
}

/**
 * Opens what is sealed with an older key and seals it with the current one, row by row: what is written or erased
 * meanwhile stays as it is, and after a break the next run goes on. A key without envelopes can be removed.
 *
 * @param options.keys - with the private halves of the older keys
 */
export async function resealSecrets(options: {
  database: Database;
  keys: SealingKeys;
  signal?: AbortSignal;
}): Promise<ResealReport> {
  const { database, keys, signal } = options;
  const opener = createOpener(keys);
  const sealer = createSealer(keys);
  const currentKeyId = keys.current.id;
  const report: ResealReport = {
    currentKeyId,
    resealed: 0,
    unreadable: [],
    envelopes: {},
  };

  const reseal = async (row: SealedRow): Promise<void> => {
    try {
      const content = await opener?.open(row.envelope, row.request_id);
      if (content === undefined) {
        throw new SealedSecretError('unknown_key', 'No private key is here');
      }
      // only over what was read: it may have been erased or filed anew since
      report.resealed += await database
        .queries('sealed_secrets')
        .where({ request_id: row.request_id, envelope: row.envelope })
        .update({
          key_id: currentKeyId,
          envelope: await sealer.seal(content, row.request_id),
        });
    } catch (error) {
      if (!(error instanceof SealedSecretError)) {
        throw error;
      }
      report.unreadable.push({
        requestId: row.request_id,
        keyId: row.key_id,
        reason: error.code,
      });
    }
  };

  let after: string | undefined;
  while (!signal?.aborted) {
    const rows = await olderThan(database, currentKeyId, after);
    for (const row of rows) {
      await reseal(row);
    }
    after = rows.at(-1)?.request_id;
    if (rows.length < BATCH) {
      break;
    }
  }
  report.envelopes = await countByKey(database);
  return report;
}

function olderThan(
  database: Database,
  currentKeyId: string,
  after: string | undefined,
): Promise<SealedRow[]> {
  return database
    .queries('sealed_secrets')
    .select('request_id', 'key_id', 'envelope')
    .whereNot({ key_id: currentKeyId })
    .modify(query => after && query.where('request_id', '>', after))
    .orderBy('request_id')
    .limit(BATCH);
}

async function countByKey(database: Database): Promise<Record<string, number>> {
  const rows: { key_id: string; count: number | string }[] = await database
    .queries('sealed_secrets')
    .select('key_id')
    .count({ count: '*' })
    .groupBy('key_id');
  return Object.fromEntries(rows.map(row => [row.key_id, Number(row.count)]));
}
