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
import type { InvitationIntents } from '../invitations/InvitationIntents';
import type { OperationKind, OperationStep } from '../operations/OperationKind';
import { cancelOutline } from './cancelOutline';
import { directoryIdsOf, registrationSubject } from './RegistrationRow';
import type { RegistrationStore } from './RegistrationStore';
import { SETTLE_MS, settling } from './settling';

/**
 * Takes away what a cancelled registration has made, and takes it away once more when a call that was still under way
 * can have no effect any more. Somebody who has followed the invitation meanwhile stays.
 */
export function cancelOperation(options: {
  registrations: RegistrationStore;
  invitations: InvitationIntents;
  management: Management;
  settleMs?: number;
  now?: () => Date;
}): OperationKind {
  const { registrations, invitations, management } = options;
  const { settleMs = SETTLE_MS, now = () => new Date() } = options;

  const step = (
    name: (typeof cancelOutline.steps)[number],
    { isLast }: { isLast: boolean },
  ): OperationStep => ({
    name,
    system: 'zitadel',
    async run({ input }) {
      const { registrationId } = input as { registrationId: string };
      const row = await registrations.get(registrationId);
      if (row?.state !== 'cancelling') {
        return undefined;
      }
      const leftMs =
        settleMs - (now().getTime() - dateOf(row.cancelled_at!).getTime());
      if (isLast && leftMs > 0) {
        throw settling(leftMs);
      }
      const { organizationId, userId } = directoryIdsOf(row.id);
      const hasJoined = await management.hasAcceptedInvitation(userId);
      if (!hasJoined) {
        await management.deleteOrganization(organizationId);
        if (!isLast) {
          return undefined;
        }
      }
      return {
        apply: async tx => {
          await registrations.endCancellation(
            tx,
            row.id,
            hasJoined ? 'completed' : 'cancelled',
          );
          await invitations.forgetAllOf(tx, registrationSubject(row.id));
        },
      };
    },
  });

  return {
    kind: cancelOutline.kind,
    steps: [
      step('removal', { isLast: false }),
      step('confirmation', { isLast: true }),
    ],
  };
}
