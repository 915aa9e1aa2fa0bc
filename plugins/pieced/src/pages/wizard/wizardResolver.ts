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
  requestInputSchema,
  type Wizard,
} from '@pieced/plugin-pieced-common';
import type { FieldError, Resolver } from 'react-hook-form';
import { toRequestInput, type WizardValues } from './wizardValues';

/** The rules of the server, run on what would be sent. */
export function wizardResolver(options: {
  wizard: Wizard;
  messageOf: (issue: FieldIssue) => string;
}): Resolver<WizardValues> {
  const { wizard } = options;
  const schema = wizardSchema(wizard);

  return (values, _context, resolverOptions) => {
    const result = schema.safeParse(toRequestInput(values, wizard));
    if (result.success) {
      return { values, errors: {} };
    }
    const errors: Record<string, FieldError> = {};
    for (const issue of fieldIssuesOf(result.error)) {
      errors[issue.field] ??= {
        type: issue.code,
        message: options.messageOf(issue),
      };
    }
    return { values: {}, errors: toNestErrors(errors, resolverOptions) };
  };
}

/** What the server will accept, as far as the page can know. */
export function wizardSchema(wizard: Wizard) {
  return requestInputSchema({
    packages: wizard.packages,
    isPersonal: wizard.organization.isPersonal,
    inheritsBilling: wizard.inherited !== undefined,
    instanceNameRequired: wizard.instanceNameRequired,
    takenInstanceNames: wizard.takenInstanceNames,
  });
}
