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

import { dateOf } from '../database/columns';
import type { Transaction } from '../database/Database';
import type { Management } from '../integrations/zitadel/Management';
import type { MemberManagement } from '../integrations/zitadel/MemberManagement';
import { patiently } from '../integrations/zitadel/patiently';
import { UpstreamError } from '../integrations/UpstreamError';
import type { InvitationIntents } from '../invitations/InvitationIntents';
import { inviteOnce } from '../invitations/inviteOnce';
import type { OperationStore } from '../operations/OperationStore';
import type {
  OperationKind,
  OperationStep,
  StepContext,
} from '../operations/OperationKind';
import { createAccount } from './createAccount';
import {
  inviteOutline,
  removeOutline,
  resendOutline,
  setRoleOutline,
} from './memberOutlines';
import type { MembershipRow } from './MembershipRow';
import type { MemberStore } from './MemberStore';

/** After so long a call whose answer was lost has had its effect or never will, in milliseconds. */
const SETTLE_MS = 30_000;

/** What a step does to ZITADEL; what it returns is recorded with it. */
type Effect = (
  row: MembershipRow,
  context: StepContext,
) => Promise<((tx: Transaction) => Promise<void>) | void>;

/**
 * What makes ZITADEL equal to the rows of members. Steps look at the row and not at what was asked when they were
 * queued, so that one which is repeated late undoes nothing newer.
 */
export function memberOperations(options: {
  members: MemberStore;
  invitations: InvitationIntents;
  operations: OperationStore;
  management: Management;
  accounts: MemberManagement;
  settleMs?: number;
  now?: () => Date;
}): OperationKind[] {
  const { members, invitations, operations, management, accounts } = options;
  const { settleMs = SETTLE_MS, now = () => new Date() } = options;

  const step = (
    name: string,
    isWanted: (row: MembershipRow) => boolean,
    effect: Effect,
  ): OperationStep => ({
    name,
    system: 'zitadel',
    async run(context) {
      const { userId } = context.input as { userId: string };
      const row = await members.get(context.organizationId, userId);
      // somebody who was removed meanwhile has a later operation, which clears up
      const apply = row && isWanted(row) && (await effect(row, context));
      return apply ? { apply } : undefined;
    },
  });
  const forMembers = (name: string, effect: Effect) =>
    step(name, row => row.removed_at === null, effect);

  const ageOf = (row: MembershipRow) =>
    row.created_at === null
      ? Number.POSITIVE_INFINITY
      : now().getTime() - dateOf(row.created_at).getTime();

  const setRole = (row: MembershipRow) =>
    patiently(ageOf(row), () =>
      accounts.setRole(personOf(row), row.role === 'owner' ? 'owner' : 'user'),
    );

  const invite = async (row: MembershipRow, action: string) => {
    try {
      await inviteOnce({
        management,
        intents: invitations,
        action,
        person: personOf(row),
        settleMs,
        now,
      });
      return { invited_at: now() };
    } catch (error) {
      const mayHaveJoined =
        error instanceof UpstreamError && error.code === 'invalid';
      if (
        mayHaveJoined &&
        (await management.hasAcceptedInvitation(row.user_id))
      ) {
        return { accepted: true };
      }
      throw error;
    }
  };

  const invitation = forMembers('invitation', async (row, { operationId }) => {
    // whoever wakes up after another one has ended it must not begin anew
    if ((await operations.get(operationId))?.state !== 'running') {
      return undefined;
    }
    const change = await patiently(ageOf(row), () => invite(row, operationId));
    return async tx => {
      await invitations.forget(tx, operationId);
      await members.settle(tx, row, operationId, change);
    };
  });

  const account = forMembers('account', async row => {
    await patiently(ageOf(row), () =>
      createAccount(
        management,
        accounts,
        {
          ...personOf(row),
          email: row.email,
          givenName: row.given_name,
          familyName: row.family_name,
          preferredLanguage: row.language,
        },
        ageOf(row),
      ),
    );
  });

  const removal = step(
    'account',
    row => row.removed_at !== null,
    async (row, context) => {
      await accounts.deleteUser(row.user_id);
      const removedMs = now().getTime() - dateOf(row.removed_at!).getTime();
      if (row.invited_by !== null && !row.invited_at && removedMs < settleMs) {
        // the call that makes the account may still be under way
        throw settling(settleMs - removedMs);
      }
      return async tx => {
        for (const id of await operationsOn(row, context, tx)) {
          await invitations.forget(tx, id);
        }
        await members.settle(tx, row, context.operationId, {
          display_name: '',
          given_name: '',
          family_name: '',
          email: '',
        });
      };
    },
  );

  return [
    {
      kind: inviteOutline.kind,
      steps: [account, forMembers('role', row => setRole(row)), invitation],
    },
    { kind: resendOutline.kind, steps: [invitation] },
    {
      kind: setRoleOutline.kind,
      steps: [
        forMembers('role', async (row, { operationId }) => {
          await setRole(row);
          return tx => members.settle(tx, row, operationId);
        }),
      ],
    },
    { kind: removeOutline.kind, steps: [removal] },
  ];
}

function operationsOn(
  row: MembershipRow,
  { subject }: StepContext,
  tx: Transaction,
): Promise<string[]> {
  return tx
    .queries('operations')
    .where({ subject, input: JSON.stringify({ userId: row.user_id }) })
    .pluck('id');
}

function personOf(row: MembershipRow) {
  return { organizationId: row.organization_id, userId: row.user_id };
}

function settling(retryAfterMs: number): UpstreamError {
  return new UpstreamError({
    system: 'zitadel',
    isTransient: true,
    code: 'unconfirmed',
    message: 'A call of the invitation may still have an effect',
    retryAfterMs,
  });
}
