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

import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  ownershipRefs,
  PIECED_SIGNALS_CHANNEL,
  type ChangeHint,
} from '@pieced/plugin-pieced-common';
import type { OrganizationStore } from '../organizations/OrganizationStore';
import type { ChangeListener } from './FeedTail';

/**
 * Tells the browsers of those who may see a change to read again: PieCed staff and the organization's members. Only
 * owners and staff learn which thing it was; others may see just part of their organization's.
 */
export function publishSignals(options: {
  signals: SignalsService;
  organizations: OrganizationStore;
}): ChangeListener {
  const { signals, organizations } = options;
  const publish = async (users: string[], message: ChangeHint) => {
    if (users.length > 0) {
      await signals.publish({
        recipients: { type: 'user', entityRef: users },
        channel: PIECED_SIGNALS_CHANNEL,
        message,
      });
    }
  };
  return async changes => {
    const audience = await organizations.audience(
      changes.flatMap(change => change.organizationId ?? []),
    );
    const toRefs = (ids: string[]) => ids.map(ownershipRefs.user);
    for (const { topic, key, organizationId } of changes) {
      if (topic === 'work') {
        continue;
      }
      if (topic === 'collector') {
        await signals.publish({
          recipients: { type: 'broadcast' },
          channel: PIECED_SIGNALS_CHANNEL,
          message: { topic } satisfies ChangeHint,
        });
        continue;
      }
      const members = audience.membersOf(organizationId);
      await publish(toRefs([...audience.staff, ...members.owners]), {
        topic,
        key,
      });
      await publish(toRefs(members.users), { topic });
    }
  };
}
