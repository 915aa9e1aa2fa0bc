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

import { Button, ButtonLink, Text } from '@backstage/ui';
import type { Draft, Wizard } from '@pieced/plugin-pieced-common';
import { useMemo, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { Navigate, useNavigate } from 'react-router-dom';
import { randomId } from '../../data/randomId';
import { runOfKey, useIdempotencyKey } from '../../data/useIdempotencyKey';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { BillingStep } from './BillingStep';
import { ConfigureStep } from './ConfigureStep';
import { ConfirmStep } from './ConfirmStep';
import { DraftMark } from './DraftMark';
import { ErrorSummary } from './ErrorSummary';
import { rememberFiled } from './filedRuns';
import { type FlatError, flattenErrors } from './flattenErrors';
import { LedBackNote } from './LedBackNote';
import { type WizardStep, wizardSteps } from './steps';
import { useDraftSaving } from './useDraftSaving';
import { useFileRequest } from './useFileRequest';
import { useStepFocus } from './useStepFocus';
import { useStepGuard } from './useStepGuard';
import { useWizardRun } from './useWizardRun';
import { valuesFromDraft } from './wizardDraft';
import {
  fieldId,
  fieldsOfStep,
  issueMessage,
  stepOfField,
} from './wizardFields';
import styles from './WizardForm.module.css';
import { WizardIntro } from './WizardIntro';
import { wizardResolver } from './wizardResolver';
import { WizardSteps } from './WizardSteps';
import type { WizardValues } from './wizardValues';

/** The form behind all steps: it stays while one goes to and fro, so nothing that was typed is lost. */
export function WizardForm(props: {
  wizard: Wizard;
  draft: Draft | null;
  step: WizardStep;
  organizationId?: string;
}) {
  const { wizard, step, organizationId } = props;
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const navigate = useNavigate();

  const [start] = useState(() => {
    const { values, idempotencyKey } = valuesFromDraft(props.draft, wizard);
    return { values, idempotencyKey: idempotencyKey ?? randomId() };
  });
  const form = useForm<WizardValues>({
    defaultValues: start.values,
    mode: 'onTouched',
    shouldFocusError: false,
    resolver: useMemo(
      () =>
        wizardResolver({
          wizard,
          messageOf: issue => issueMessage(issue, wizard, t),
        }),
      [wizard, t],
    ),
  });
  const { incomplete, ledBack } = useStepGuard({ form, wizard, step });
  const run = runOfKey(start.idempotencyKey);
  useWizardRun({ step, run, isLeaving: incomplete !== undefined });
  const keys = useIdempotencyKey(start.idempotencyKey);
  const draft = useDraftSaving({
    form,
    step,
    organizationId: wizard.organization.id,
    idempotencyKey: keys.key,
  });

  const goTo = (target: WizardStep) =>
    navigate(links.newInstance(target, organizationId));
  const errors = flattenErrors(form.formState.errors);
  const [attempt, setAttempt] = useState({ step, count: 0 });
  const showErrorsOf = (target: WizardStep) =>
    setAttempt(({ count }) => ({ step: target, count: count + 1 }));

  const filing = useFileRequest({
    form,
    wizard,
    organizationId,
    keys,
    onRefused: fields => {
      const target = stepOfField(fields[0] ?? '');
      showErrorsOf(target);
      if (target !== step) {
        goTo(target);
      }
    },
    onFiled: requestId => {
      rememberFiled(run, requestId);
      return draft.discard();
    },
  });

  const { heading, focusField } = useStepFocus({
    step,
    keepsFocus: attempt.step === step && attempt.count > 0,
  });
  const goToField = (field: string) => {
    const target = stepOfField(field);
    focusField(fieldId(field), target);
    if (target !== step) {
      goTo(target);
    }
  };

  const next = async () => {
    const isGood = await form.trigger(fieldsOfStep[step]);
    if (isGood) {
      goTo(wizardSteps[wizardSteps.indexOf(step) + 1]);
    } else {
      showErrorsOf(step);
    }
  };

  if (incomplete) {
    return (
      <Navigate
        to={links.newInstance(incomplete.step, organizationId)}
        replace
      />
    );
  }
  return (
    <FormProvider {...form}>
      <div className={styles.columns}>
        <WizardSteps step={step} organizationId={organizationId} />
        {step === 'welcome' ? (
          <WizardIntro organizationId={organizationId} />
        ) : (
          <form
            className={styles.form}
            noValidate
            onSubmit={event => {
              event.preventDefault();
              (step === 'confirm' ? filing.file : next)();
            }}
          >
            <div ref={heading} tabIndex={-1} className={styles.heading}>
              <Text as="h3" variant="title-small" weight="bold">
                {step === 'billing' && wizard.inherited
                  ? t('wizard.billing.inheritedHeadline')
                  : t(`wizard.${step}.headline`)}
              </Text>
              {step === 'confirm' && (
                <p className={styles.hint}>{t('wizard.confirm.lead')}</p>
              )}
            </div>
            {ledBack && <LedBackNote reason={ledBack} />}
            {step === 'configure' && <ConfigureStep wizard={wizard} />}
            {step === 'billing' && <BillingStep wizard={wizard} />}
            {step === 'confirm' && (
              <ConfirmStep wizard={wizard} organizationId={organizationId} />
            )}
            <ErrorSummary
              errors={errorsOn(step, errors)}
              attempt={attempt.step === step ? attempt.count : 0}
              wizard={wizard}
              onGoTo={goToField}
            />
            {filing.failure}
            <div className={styles.actions}>
              <ButtonLink
                variant="secondary"
                href={links.newInstance(
                  wizardSteps[wizardSteps.indexOf(step) - 1],
                  organizationId,
                )}
              >
                {t('wizard.back')}
              </ButtonLink>
              <DraftMark state={draft.state} />
              <Button
                type="submit"
                variant="primary"
                isPending={filing.isPending}
              >
                {step === 'confirm'
                  ? t('wizard.confirm.submit')
                  : t(`wizard.next.${step}`)}
              </Button>
            </div>
          </form>
        )}
      </div>
    </FormProvider>
  );
}

/** On the last step everything that is wrong; before, only what can be mended there. */
function errorsOn(step: WizardStep, errors: FlatError[]): FlatError[] {
  return step === 'confirm'
    ? errors
    : errors.filter(({ field }) => stepOfField(field) === step);
}
