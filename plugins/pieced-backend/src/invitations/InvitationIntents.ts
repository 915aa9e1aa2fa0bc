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

import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { dateOf, type TimestampColumn } from '../database/columns';
import type { Database, Transaction } from '../database/Database';

const TABLE = 'invitation_intents';

interface IntentRow {
  action_id: string;
  token: string;
  earlier: number | null;
  asked_at: TimestampColumn | null;
}

/** That somebody is about to ask for an invitation, or asked and does not know what came of it. */
export interface InvitationIntent {
  actionId: string;
  /** Whose turn it is: whoever renews the intent gets another one. */
  token: string;
  /** The number of the newest event of the person before the action; undefined when it could not be read. */
  earlier?: number;
  /** Undefined when nothing is outstanding: the last call was refused. */
  askedAt?: Date;
}

/** Remembers invitations from before the call until the action has ended, one for each action. */
export class InvitationIntents {
  readonly #database: Database;
  readonly #now: () => Date;

  constructor(options: { database: Database; now?: () => Date }) {
    this.#database = options.database;
    this.#now = options.now ?? (() => new Date());
  }

  async find(actionId: string): Promise<InvitationIntent | undefined> {
    const row: IntentRow | undefined = await this.#database
      .queries(TABLE)
      .where({ action_id: actionId })
      .first();
    return row && intentOf(row);
  }

  /** Undefined when another worker has begun meanwhile, or has ended the action. */
  async begin(
    actionId: string,
    earlier: number | undefined,
  ): Promise<InvitationIntent | undefined> {
    const token = randomUUID();
    await this.#database
      .queries(TABLE)
      .insert({
        action_id: actionId,
        token,
        earlier: earlier ?? null,
        asked_at: this.#now(),
      })
      .onConflict('action_id')
      .ignore();
    const intent = await this.find(actionId);
    if (intent?.token !== token) {
      return undefined;
    }
    // whoever ends an action forgets the intent with it, and somebody who slept through that would begin anew
    if (await this.#hasEnded(actionId)) {
      await this.#own(intent).delete();
      return undefined;
    }
    return intent;
  }

  /** Asks again. Undefined when another worker does already. */
  async renew(intent: InvitationIntent): Promise<InvitationIntent | undefined> {
    const renewed = { ...intent, token: randomUUID(), askedAt: this.#now() };
    const isMine = await this.#update(intent, {
      token: renewed.token,
      asked_at: renewed.askedAt,
    });
    return isMine ? renewed : undefined;
  }

  /** The call was refused: no invitation can come of it any more. */
  async settle(intent: InvitationIntent): Promise<void> {
    await this.#update(intent, { asked_at: null });
  }

  /** The action has ended. */
  async forget(tx: Transaction, actionId: string): Promise<void> {
    await tx.queries(TABLE).where({ action_id: actionId }).delete();
  }

  /** All actions on a subject have ended. */
  async forgetAllOf(tx: Transaction, subject: string): Promise<void> {
    await tx
      .queries(TABLE)
      .whereIn(
        'action_id',
        tx.queries('operations').select('id').where({ subject }),
      )
      .delete();
  }

  async #update(
    intent: InvitationIntent,
    change: Partial<IntentRow>,
  ): Promise<boolean> {
    return (await this.#own(intent).update(change)) === 1;
  }

  #own({ actionId, token }: InvitationIntent): Knex.QueryBuilder {
    return this.#database.queries(TABLE).where({ action_id: actionId, token });
  }

  async #hasEnded(actionId: string): Promise<boolean> {
    const ended = await this.#database
      .queries('operations')
      .where({ id: actionId })
      .whereIn('state', ['succeeded', 'cancelled'])
      .first('id');
    return ended !== undefined;
  }
}

function intentOf(row: IntentRow): InvitationIntent {
  return {
    actionId: row.action_id,
    token: row.token,
    earlier: row.earlier ?? undefined,
    askedAt: row.asked_at === null ? undefined : dateOf(row.asked_at),
  };
}
