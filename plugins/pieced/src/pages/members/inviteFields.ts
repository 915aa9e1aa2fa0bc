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

import {
  type FieldIssue,
  fieldIssuesOf,
  inviteMemberSchema,
  type InviteMemberInput,
  type Language,
  PiecedApiError,
} from '@pieced/plugin-pieced-common';
import type { PiecedTranslate } from '../../translations';
import { refusalCodeOf } from './memberRefusal';
import type { CustomerRole } from './RoleChoice';

export interface InviteValues {
  givenName: string;
  familyName: string;
  email: string;
  preferredLanguage: Language;
  role: CustomerRole;
  tenants: string[];
}

export function toInviteInput(values: InviteValues): InviteMemberInput {
  const { tenants, ...person } = values;
  return values.role === 'user' ? { ...person, tenants } : person;
}

/** What keeps the invitation from being sent, by field: by the page's own check, else by the server's. */
export function inviteProblems(
  values: InviteValues,
  options: { wasTried: boolean; refusal: Error | null; t: PiecedTranslate },
): Partial<Record<string, string>> {
  const { wasTried, refusal, t } = options;
  const { error } = inviteMemberSchema.safeParse(toInviteInput(values));
  const own = wasTried && error ? fieldIssuesOf(error) : [];
  const theirs = refusal instanceof PiecedApiError ? refusal.issues : [];
  const isMember = refusalCodeOf(refusal) === 'member_exists';
  return {
    ...(isMember ? { email: t('members.refused.member_exists') } : {}),
    ...Object.fromEntries(
      [...theirs, ...own].map(issue => [issue.field, messageOf(issue, t)]),
    ),
  };
}

export function isSendable(values: InviteValues): boolean {
  return inviteMemberSchema.safeParse(toInviteInput(values)).success;
}

function messageOf(issue: FieldIssue, t: PiecedTranslate): string {
  if (issue.code === 'too_long') {
    return t('issue.too_long', { limit: String(issue.limit ?? '') });
  }
  return issue.field === 'email' && issue.code === 'invalid'
    ? t('members.errors.emailInvalid')
    : t(`issue.${issue.code}`);
}
