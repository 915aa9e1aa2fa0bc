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

import type { Wizard } from '@pieced/plugin-pieced-common';
import { useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { firstIncomplete, type Incomplete } from './firstIncomplete';
import type { WizardStep } from './steps';
import type { WizardValues } from './wizardValues';

interface Entry {
  step: WizardStep;
  /** The earlier step that must be filled in before this one. */
  incomplete?: Incomplete;
  /** Why one was led back to this step. */
  ledBack?: Incomplete;
}

/**
 * Looks at the earlier steps when a step is entered, and only then: while a request is being filed the server's offer
 * may change, and its name is then taken by itself.
 */
export function useStepGuard(options: {
  form: UseFormReturn<WizardValues>;
  wizard: Wizard;
  step: WizardStep;
}): Entry {
  const { form, wizard, step } = options;
  const entry = useRef<Entry>();
  if (entry.current?.step !== step) {
    const before = entry.current?.incomplete;
    entry.current = {
      step,
      incomplete: firstIncomplete(step, form.getValues(), wizard),
      ledBack: before?.step === step ? before : undefined,
    };
  }
  return entry.current;
}
