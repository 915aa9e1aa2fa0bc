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
import type { Management } from '../integrations/zitadel/Management';
import { UpstreamError } from '../integrations/UpstreamError';
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

/** For how long something just made may be unknown to another part of ZITADEL. */
const SETTLING_MS = 10 * 60_000;

/**
 * Makes a stranger a customer: organization with owner, project lent to it, role, invitation. Every id is known before
 * the first call, so a step that runs again finds what it made before.
 */
export function registerOperation(options: {
  registrations: RegistrationStore;
  invitations: InvitationIntents;
  management: Management;
  /** How long an invitation whose answer was lost may still be sent, in milliseconds. */
  settleMs?: number;
  now?: () => Date;
}): OperationKind {
  const { registrations, invitations, management, settleMs } = options;
  const { now = () => new Date() } = options;

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

  const once = async <T>(row: RegistrationRow, call: () => Promise<T>) => {
    try {
      return await call();
    } catch (error) {
      const age = now().getTime() - dateOf(row.created_at).getTime();
      throw age < SETTLING_MS ? patiently(error) : error;
    }
  };

  return {
    kind: registerOutline.kind,
    steps: [
      step('organization', async row => {
        const outcome = await once(row, () =>
          establishOrganization(management, row),
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

/** The same error, to be tried again when it may only mean that something new is not known everywhere yet. */
function patiently(error: unknown): unknown {
  if (
    error instanceof UpstreamError &&
    ['not_found', 'invalid'].includes(error.code)
  ) {
    return new UpstreamError({
      system: error.system,
      isTransient: true,
      code: error.code,
      message: error.message,
    });
  }
  return error;
}
