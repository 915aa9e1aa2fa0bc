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

import { UpstreamError } from '../integrations/UpstreamError';
import type { Management, Person } from '../integrations/zitadel/Management';
import type { InvitationIntents } from './InvitationIntents';

/** After so long a call whose answer was lost has had its effect or never will. */
const SETTLE_MS = 30_000;

/** A call starts within this part of the wait after it was announced, so that the wait of whoever takes over covers it. */
const FRESH_PART = 1 / 6;

/** Answers after which no mail can come. */
const REFUSALS = [
  'invalid',
  'unauthorized',
  'forbidden',
  'not_found',
  'already_exists',
  'rate_limited',
  'unsupported',
];

/**
 * Invites a person once for one action, however often it is repeated and whatever comes between.
 *
 * Each call makes ZITADEL send a mail, and ZITADEL takes no key by which it would know a repeated call. So the call is
 * announced in the database first, and whoever finds an announcement without an end lets the call settle and then
 * reads from the person's events whether there was an invitation. Where the service account may not read these events,
 * the mail is sent again: then the newer link replaces the older one.
 *
 * @param options.action - id of the operation, the same for every repetition
 * @param options.settleMs - how long an unanswered call may still have its effect; well over the time-out of a call
 * @throws UpstreamError `unconfirmed` while nobody can know yet; transient
 */
export async function inviteOnce(options: {
  management: Management;
  intents: InvitationIntents;
  action: string;
  person: Person;
  settleMs?: number;
  now?: () => Date;
}): Promise<void> {
  const { management, intents, action, person } = options;
  const { settleMs = SETTLE_MS, now = () => new Date() } = options;

  const known = await intents.find(action);
  if (known) {
    if (await isInvited(management, person, known.earlier)) {
      return;
    }
    if (known.askedAt && now().getTime() - known.askedAt.getTime() < settleMs) {
      throw unconfirmed();
    }
  }
  const intent = known
    ? await intents.renew(known)
    : await intents.begin(action, await management.newestEventOf(person));
  if (
    !intent?.askedAt ||
    now().getTime() - intent.askedAt.getTime() > settleMs * FRESH_PART
  ) {
    throw unconfirmed();
  }
  try {
    await management.createInviteCode(person.userId);
  } catch (error) {
    if (error instanceof UpstreamError && REFUSALS.includes(error.code)) {
      await intents.settle(intent);
    }
    throw error;
  }
}

async function isInvited(
  management: Management,
  person: Person,
  earlier: number | undefined,
): Promise<boolean> {
  const isKnown =
    earlier === undefined
      ? undefined
      : await management.isInvitedSince(person, earlier);
  return isKnown ?? management.hasAcceptedInvitation(person.userId);
}

function unconfirmed(): UpstreamError {
  return new UpstreamError({
    system: 'zitadel',
    isTransient: true,
    code: 'unconfirmed',
    message:
      'An invitation was asked for, and whether it was sent is not sure yet',
  });
}
