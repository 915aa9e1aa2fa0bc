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

import { dateOf, type TimestampColumn } from '../database/columns';
import type { Management } from '../integrations/zitadel/Management';
import { patiently } from '../integrations/zitadel/patiently';
import type { InvitationIntents } from '../invitations/InvitationIntents';
import { inviteOnce } from '../invitations/inviteOnce';
import type {
  OperationKind,
  OperationStep,
  StepContext,
  StepOutcome,
} from '../operations/OperationKind';
import { establishOrganization } from './establishOrganization';
import { registerOutline } from './registerOutline';
import { directoryIdsOf, type RegistrationRow } from './RegistrationRow';
import type { RegistrationStore } from './RegistrationStore';
import { SETTLE_MS, settling } from './settling';

/** A call starts within this part of the wait after it was announced, so that the wait of whoever takes over covers it. */
const FRESH_PART = 1 / 6;

/**
 * Makes a stranger a customer: organization with owner, project lent to it, role, invitation. Every id is known before
 * the first call, so a step that runs again finds what it made before.
 */
export function registerOperation(options: {
  registrations: RegistrationStore;
  invitations: InvitationIntents;
  management: Management;
  /** How long a call whose answer was lost may still have its effect, in milliseconds. */
  settleMs?: number;
  now?: () => Date;
}): OperationKind {
  const { registrations, invitations, management } = options;
  const { settleMs = SETTLE_MS, now = () => new Date() } = options;

  const step = (
    name: (typeof registerOutline.steps)[number],
    run: (
      row: RegistrationRow,
      context: StepContext,
    ) => Promise<StepOutcome | void>,
  ): OperationStep => ({
    name,
    system: 'zitadel',
    async run(context) {
      const row = await registrations.get(registrationIdOf(context));
      // one that was refused has nothing left to do
      return row?.state === 'under_way' ? run(row, context) : undefined;
    },
  });

  const ageOf = (moment: TimestampColumn) =>
    now().getTime() - dateOf(moment).getTime();

  const once = <T>(row: RegistrationRow, call: () => Promise<T>) =>
    patiently(ageOf(row.establishing_at ?? row.created_at), call);

  const announce = async ({ id }: RegistrationRow) => {
    const at = await registrations.announce(id);
    if (!at || ageOf(at) > settleMs * FRESH_PART) {
      throw settling(settleMs);
    }
  };

  const establish = async (row: RegistrationRow) => {
    if (await registrations.isAddressBeingFreed(row.email)) {
      throw settling(settleMs * FRESH_PART);
    }
    return establishOrganization({
      management,
      registration: row,
      announce: () => announce(row),
      unsettledMs: row.establishing_at
        ? settleMs - ageOf(row.establishing_at)
        : 0,
    });
  };

  return {
    kind: registerOutline.kind,
    steps: [
      step('organization', async row => {
        const outcome = await patiently(ageOf(row.created_at), () =>
          establish(row),
        );
        return {
          apply: tx =>
            'refusal' in outcome
              ? registrations.refuse(tx, row.id, outcome.refusal)
              : registrations.recordName(tx, row.id, outcome.name),
        };
      }),
      step('grant', async row => {
        const { organizationId } = directoryIdsOf(row.id);
        await once(row, () => management.createProjectGrant(organizationId));
      }),
      step('role', async row => {
        await once(row, () =>
          management.createAuthorization({
            ...directoryIdsOf(row.id),
            role: 'owner',
          }),
        );
      }),
      step('invitation', async (row, { operationId }) => {
        await once(row, () =>
          inviteOnce({
            management,
            intents: invitations,
            action: operationId,
            person: directoryIdsOf(row.id),
            settleMs,
            now,
          }),
        );
        return {
          apply: async tx => {
            await invitations.forget(tx, operationId);
            await registrations.complete(tx, row.id);
          },
        };
      }),
    ],
  };
}

function registrationIdOf(context: StepContext): string {
  return (context.input as { registrationId: string }).registrationId;
}
