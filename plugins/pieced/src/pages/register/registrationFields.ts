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

import type { FieldIssue } from '@pieced/plugin-pieced-common';
import type { PiecedTranslate } from '../../translations';
import type { RegistrationValues } from './registrationValues';

/** A field that is typed into. */
export type RegistrationField = Exclude<keyof RegistrationValues, 'isPersonal'>;

const labels = {
  companyName: 'register.companyName',
  givenName: 'register.givenName',
  familyName: 'register.familyName',
  email: 'register.email',
  preferredLanguage: 'register.language',
} as const;

/** The id of a field's input, to which the list of errors links. */
export function registrationFieldId(field: string): string {
  return `pieced-register-${field}`;
}

export function registrationLabel(field: string, t: PiecedTranslate): string {
  const known = Object.entries(labels).find(([name]) => name === field);
  return known ? t(known[1]) : field;
}

/** What is wrong with a field, in words. */
export function registrationIssueMessage(
  { field, code, limit }: FieldIssue,
  t: PiecedTranslate,
): string {
  if (code === 'too_long') {
    return t('issue.too_long', { limit: String(limit ?? '') });
  }
  switch (`${field}:${code}`) {
    case 'companyName:invalid':
      return t('register.errors.companyNameInvalid');
    case 'email:invalid':
      return t('register.errors.emailInvalid');
    case 'givenName:invalid':
    case 'familyName:invalid':
      return t('register.errors.nameInvalid');
    default:
      return t(`issue.${code}`);
  }
}
