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

import { toNestErrors } from '@hookform/resolvers';
import {
  type FieldIssue,
  fieldIssuesOf,
  registrationInputSchema,
} from '@pieced/plugin-pieced-common';
import type { FieldError, Resolver } from 'react-hook-form';
import {
  type RegistrationValues,
  toRegistrationInput,
} from './registrationValues';

/** Checks what would be sent with the schema of the server. */
export function registrationResolver(
  messageOf: (issue: FieldIssue) => string,
): Resolver<RegistrationValues> {
  return (values, _context, options) => {
    const issues = issuesOf(values);
    if (issues.length === 0) {
      return { values, errors: {} };
    }
    const errors: Record<string, FieldError> = {};
    for (const issue of issues) {
      errors[issue.field] ??= { type: issue.code, message: messageOf(issue) };
    }
    return { values: {}, errors: toNestErrors(errors, options) };
  };
}

/** The schema looks at the company only once the person is right; the form says everything at once. */
function issuesOf(values: RegistrationValues): FieldIssue[] {
  const somebody = {
    givenName: 'A',
    familyName: 'B',
    email: 'a@b.example',
  } satisfies Partial<RegistrationValues>;
  return [{ ...values, ...somebody }, values].flatMap(checked => {
    const result = registrationInputSchema.safeParse(
      toRegistrationInput(checked),
    );
    return result.success ? [] : fieldIssuesOf(result.error);
  });
}
