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

import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { filedRequestOf } from './filedRuns';
import type { WizardStep } from './steps';

interface RunState {
  wizardRun?: string;
}

/**
 * Marks the history entries of a walk through the wizard, so that going back after filing finds them again.
 */
export function useWizardRun(options: {
  step: WizardStep;
  run: string;
  /** Set while the entry is about to be left for another step. */
  isLeaving: boolean;
}) {
  const { step, run, isLeaving } = options;
  const location = useLocation();
  const navigate = useNavigate();
  const isMarked = runOf(location.state) === run;

  useEffect(() => {
    if (step !== 'welcome' && !isMarked && !isLeaving) {
      const { pathname, search, hash, state } = location;
      navigate(
        { pathname, search, hash },
        { replace: true, state: { ...Object(state), wizardRun: run } },
      );
    }
  }, [step, run, isLeaving, isMarked, location, navigate]);
}

/** The request that was filed from the shown history entry. */
export function useFiledRequest(): string | undefined {
  const run = runOf(useLocation().state);
  return run && filedRequestOf(run);
}

function runOf(state: unknown): string | undefined {
  return (state as RunState | null)?.wizardRun;
}
