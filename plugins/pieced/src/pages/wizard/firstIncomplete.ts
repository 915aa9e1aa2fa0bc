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

import { fieldIssuesOf, type Wizard } from '@pieced/plugin-pieced-common';
import { type WizardStep, wizardSteps } from './steps';
import { stepOfField } from './wizardFields';
import { wizardSchema } from './wizardResolver';
import { toRequestInput, type WizardValues } from './wizardValues';

export interface Incomplete {
  step: WizardStep;
  /** What is missing was there before: access data is not kept in drafts. */
  onlySecrets: boolean;
}

/** The first step before `step` that is not filled in. */
export function firstIncomplete(
  step: WizardStep,
  values: WizardValues,
  wizard: Wizard,
): Incomplete | undefined {
  const result = wizardSchema(wizard).safeParse(toRequestInput(values, wizard));
  if (result.success) {
    return undefined;
  }
  const fields = fieldIssuesOf(result.error).map(({ field }) => field);
  const incomplete = wizardSteps
    .slice(0, wizardSteps.indexOf(step))
    .find(earlier => fields.some(field => stepOfField(field) === earlier));
  return (
    incomplete && {
      step: incomplete,
      onlySecrets: fields
        .filter(field => stepOfField(field) === incomplete)
        .every(field => field.startsWith('packageSecrets.')),
    }
  );
}
