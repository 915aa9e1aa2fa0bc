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

import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import {
  PiecedApiError,
  type RegistrationAnswer,
} from '@pieced/plugin-pieced-common';
import { useMemo, useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { registrationApiRef } from '../../api';
import { FieldErrorList } from '../../components/FieldErrorList';
import { useLanguage } from '../../components/useLanguage';
import { usePiecedTranslation } from '../../translations';
import { RegistrationFields } from './RegistrationFields';
import {
  type RegistrationField,
  registrationFieldId,
  registrationIssueMessage,
  registrationLabel,
} from './registrationFields';
import styles from './RegistrationPage.module.css';
import { registrationRefusal } from './registrationRefusal';
import { registrationResolver } from './registrationResolver';
import {
  emptyRegistration,
  type RegistrationValues,
  toRegistrationInput,
} from './registrationValues';

/** Asks who wants to become a customer and sends it. */
export function RegistrationForm(props: {
  onRegistered: (answer: RegistrationAnswer) => void;
}) {
  const { t } = usePiecedTranslation();
  const language = useLanguage();
  const api = useApi(registrationApiRef);
  const isSending = useRef(false);
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<string>();
  const form = useForm<RegistrationValues>({
    defaultValues: useMemo(emptyRegistration, []),
    mode: 'onTouched',
    shouldFocusError: false,
    resolver: useMemo(
      () => registrationResolver(issue => registrationIssueMessage(issue, t)),
      [t],
    ),
  });
  const { errors, isSubmitting } = form.formState;
  const wrong = Object.entries(errors).map(([field, error]) => ({
    id: registrationFieldId(field),
    text: `${registrationLabel(field, t)}: ${error.message ?? ''}`,
  }));
  const showErrors = () => setAttempt(count => count + 1);
  const markWrong = (field: string, message: string) =>
    form.setError(field as RegistrationField, { type: 'refused', message });

  const refused = (error: Error) => {
    const issues = error instanceof PiecedApiError ? error.issues : [];
    issues.forEach(issue =>
      markWrong(issue.field, registrationIssueMessage(issue, t)),
    );
    const { field, message } = registrationRefusal(error, { t, language });
    if (issues.length === 0 && field) {
      markWrong(field, message);
    }
    if (issues.length > 0 || field) {
      showErrors();
    } else {
      setFailure(message);
    }
  };

  const send = form.handleSubmit(async values => {
    setFailure(undefined);
    try {
      props.onRegistered(await api.register(toRegistrationInput(values)));
    } catch (error) {
      refused(error instanceof Error ? error : new Error(String(error)));
    }
  }, showErrors);
  // The second half of a double click comes before the form knows that it is being sent.
  const sendOnce = async () => {
    if (!isSending.current) {
      isSending.current = true;
      await send().finally(() => {
        isSending.current = false;
      });
    }
  };

  return (
    <FormProvider {...form}>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault();
          sendOnce();
        }}
      >
        <FieldErrorList
          title={t('register.errors.title', { count: wrong.length })}
          errors={wrong}
          attempt={attempt}
        />
        {failure && (
          <Alert role="alert" status="danger" icon description={failure} />
        )}
        <RegistrationFields />
        <Button type="submit" variant="primary" isPending={isSubmitting}>
          {t('register.submit')}
        </Button>
      </form>
    </FormProvider>
  );
}
