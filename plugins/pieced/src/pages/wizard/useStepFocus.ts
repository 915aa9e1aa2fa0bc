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

import { useEffect, useRef } from 'react';
import type { WizardStep } from './steps';

/**
 * Puts the focus where one goes on reading: on the heading of a new step, or on the field that one was sent to mend.
 * Where the list of errors takes the focus by itself, it stays there.
 */
export function useStepFocus({
  step,
  keepsFocus,
}: {
  step: WizardStep;
  keepsFocus: boolean;
}) {
  const heading = useRef<HTMLDivElement>(null);
  const lastStep = useRef(step);
  const awaited = useRef<string>();

  useEffect(() => {
    if (lastStep.current === step) {
      return;
    }
    lastStep.current = step;
    const field = awaited.current && document.getElementById(awaited.current);
    awaited.current = undefined;
    if (field) {
      field.focus();
    } else if (!keepsFocus) {
      heading.current?.focus();
    }
  }, [step, keepsFocus]);

  /** Focuses an input by its id; once its step is there, where that is another one. */
  const focusField = (id: string, onStep: WizardStep) => {
    if (onStep === step) {
      document.getElementById(id)?.focus();
    } else {
      awaited.current = id;
    }
  };

  return { heading, focusField };
}
