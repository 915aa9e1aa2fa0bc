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

import { Select } from '@backstage/ui';
import type { Wizard } from '@pieced/plugin-pieced-common';
import { useMemo } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useLanguage } from '../../components/useLanguage';
import { usePiecedTranslation } from '../../translations';
import { countryOptions } from './countries';
import { FormTextArea, FormTextField } from './FormFields';
import { InheritedBilling } from './InheritedBilling';
import styles from './WizardForm.module.css';
import { fieldId } from './wizardFields';
import type { WizardValues } from './wizardValues';

/** Where the bill goes; read-only where it stays as it is. */
export function BillingStep({ wizard }: { wizard: Wizard }) {
  const { t } = usePiecedTranslation();
  if (wizard.inherited) {
    return <InheritedBilling inherited={wizard.inherited} />;
  }
  const { isPersonal } = wizard.organization;
  return (
    <>
      {!isPersonal && (
        <>
          <FormTextField
            name="billingAddress.company"
            label={t('wizard.billing.company')}
            isRequired
            autoComplete="organization"
          />
          <FormTextField
            name="billingAddress.uid"
            label={t('wizard.billing.uid')}
            description={t('wizard.billing.uidHint')}
            autoComplete="off"
            className={styles.short}
          />
        </>
      )}
      <FormTextField
        name="billingAddress.addition"
        label={t('wizard.billing.addition')}
        description={t('wizard.billing.additionHint')}
        autoComplete="address-line2"
      />
      <div className={styles.wideNarrow}>
        <FormTextField
          name="billingAddress.street"
          label={t('wizard.billing.street')}
          isRequired
          autoComplete="address-line1"
        />
        <FormTextField
          name="billingAddress.houseNumber"
          label={t('wizard.billing.houseNumber')}
          autoComplete="off"
        />
      </div>
      <div className={styles.narrowWide}>
        <FormTextField
          name="billingAddress.postalCode"
          label={t('wizard.billing.postalCode')}
          isRequired
          autoComplete="postal-code"
        />
        <FormTextField
          name="billingAddress.town"
          label={t('wizard.billing.town')}
          isRequired
          autoComplete="address-level2"
        />
      </div>
      <CountryField />
      <FormTextArea
        name="billingNotes"
        label={t('wizard.billing.notes')}
        description={t('wizard.billing.notesHint')}
      />
    </>
  );
}

function CountryField() {
  const { t } = usePiecedTranslation();
  const language = useLanguage();
  const options = useMemo(() => countryOptions(language), [language]);
  const { control } = useFormContext<WizardValues>();
  const { field } = useController({ name: 'billingAddress.country', control });
  return (
    <Select
      id={fieldId(field.name)}
      label={t('wizard.billing.country')}
      isRequired
      search={{ placeholder: t('common.search') }}
      options={options}
      selectedKey={field.value}
      onSelectionChange={key => key && field.onChange(String(key))}
      onBlur={field.onBlur}
    />
  );
}
