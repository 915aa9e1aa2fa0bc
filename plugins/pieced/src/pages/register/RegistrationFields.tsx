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

import { Select, Switch, TextField } from '@backstage/ui';
import { languageSchema } from '@pieced/plugin-pieced-common';
import { useController, useFormContext } from 'react-hook-form';
import { usePiecedTranslation } from '../../translations';
import {
  type RegistrationField,
  registrationFieldId,
} from './registrationFields';
import styles from './RegistrationPage.module.css';
import type { RegistrationValues } from './registrationValues';

/** The fields that apply: for whom first, then the person, then how to reach them. */
export function RegistrationFields() {
  const { t } = usePiecedTranslation();
  const { watch } = useFormContext<RegistrationValues>();
  const isPersonal = watch('isPersonal');
  return (
    <>
      <PersonalSwitch />
      {!isPersonal && (
        <RegistrationText
          name="companyName"
          label={t('register.companyName')}
          autoComplete="organization"
        />
      )}
      <div className={styles.pair}>
        <RegistrationText
          name="givenName"
          label={t('register.givenName')}
          autoComplete="given-name"
        />
        <RegistrationText
          name="familyName"
          label={t('register.familyName')}
          autoComplete="family-name"
        />
      </div>
      <RegistrationText
        name="email"
        type="email"
        label={t('register.email')}
        description={
          isPersonal ? t('register.emailHint') : t('register.companyEmailHint')
        }
        autoComplete="email"
      />
      <LanguageField />
    </>
  );
}

function PersonalSwitch() {
  const { t } = usePiecedTranslation();
  const { control, clearErrors } = useFormContext<RegistrationValues>();
  const { field } = useController({ name: 'isPersonal', control });
  return (
    <div className={styles.toggle}>
      <Switch
        name={field.name}
        label={t('register.personal')}
        aria-describedby="pieced-register-personal-hint"
        isSelected={field.value}
        onBlur={field.onBlur}
        onChange={isPersonal => {
          field.onChange(isPersonal);
          // What was wrong with the company, or with its domain, is no longer asked.
          clearErrors(['companyName', 'email']);
        }}
      />
      <span id="pieced-register-personal-hint" className={styles.hint}>
        {t('register.personalHint')}
      </span>
    </div>
  );
}

function RegistrationText({
  name,
  ...props
}: {
  name: Exclude<RegistrationField, 'preferredLanguage'>;
  label: string;
  description?: string;
  type?: 'email';
  autoComplete: string;
}) {
  const { control, trigger } = useFormContext<RegistrationValues>();
  const { field, fieldState } = useController({ name, control });
  return (
    <TextField
      {...props}
      id={registrationFieldId(name)}
      name={name}
      isRequired
      value={field.value}
      onBlur={field.onBlur}
      onChange={value => {
        field.onChange(value);
        // What is shown as wrong goes away with the key that mends it.
        if (fieldState.error) {
          trigger(name);
        }
      }}
      validationBehavior="aria"
      validate={() => fieldState.error?.message ?? null}
    />
  );
}

function LanguageField() {
  const { t } = usePiecedTranslation();
  const { control } = useFormContext<RegistrationValues>();
  const { field } = useController({ name: 'preferredLanguage', control });
  return (
    <Select
      id={registrationFieldId(field.name)}
      label={t('register.language')}
      description={t('register.languageHint')}
      options={languageSchema.options.map(value => ({
        value,
        label: t(`register.languages.${value}`),
      }))}
      selectedKey={field.value}
      onSelectionChange={key => key && field.onChange(String(key))}
      onBlur={field.onBlur}
    />
  );
}
