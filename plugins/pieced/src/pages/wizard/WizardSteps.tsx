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

import { type Step, Stepper } from '../../components/Stepper';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { type WizardStep, wizardSteps } from './steps';

/** Where one is in the wizard; steps behind are links back. */
export function WizardSteps({
  step,
  organizationId,
}: {
  step: WizardStep;
  organizationId?: string;
}) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const current = wizardSteps.indexOf(step);
  return (
    <Stepper
      label={t('wizard.steps')}
      steps={wizardSteps.map((id, index) => {
        const state = stateOf(index, current);
        return {
          id,
          title: t(`wizard.step.${id}`),
          state,
          stateLabel: t(`wizard.stepState.${state}`),
          href:
            state === 'done'
              ? links.newInstance(id, organizationId)
              : undefined,
        };
      })}
    />
  );
}

function stateOf(index: number, current: number): Step['state'] {
  if (index === current) {
    return 'current';
  }
  return index < current ? 'done' : 'upcoming';
}
