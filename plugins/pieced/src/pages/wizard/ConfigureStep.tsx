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

import {
  type PackageDefinition,
  type Wizard,
  WORKSPACE_FILE_MAX_LENGTH,
} from '@pieced/plugin-pieced-common';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { usePiecedTranslation } from '../../translations';
import { FormTextArea, FormTextField } from './FormFields';
import { PackageCard } from './PackageCard';
import styles from './WizardForm.module.css';
import type { WizardValues } from './wizardValues';

const categories: PackageDefinition['category'][] = [
  'channel',
  'tools',
  'productivity',
  'developer',
];

/** Names, packages with their access data, character and working rules. */
export function ConfigureStep({ wizard }: { wizard: Wizard }) {
  const { t } = usePiecedTranslation();
  return (
    <>
      <div className={styles.pair}>
        <FormTextField
          name="instanceName"
          label={t('wizard.configure.instanceName')}
          description={t('wizard.configure.instanceNameHint')}
          isRequired={wizard.instanceNameRequired}
          autoComplete="off"
        />
        <FormTextField
          name="agentName"
          label={t('wizard.configure.agentName')}
          description={t('wizard.configure.agentNameHint')}
          autoComplete="off"
        />
      </div>
      <PackageChoice packages={wizard.packages} />
      <section className={styles.group}>
        <h4 className={styles.groupTitle}>{t('wizard.configure.files')}</h4>
        <p className={styles.hint}>{t('wizard.configure.filesHint')}</p>
        <TextFile name="soulMd" />
        <TextFile name="agentsMd" />
      </section>
    </>
  );
}

function PackageChoice({ packages }: { packages: PackageDefinition[] }) {
  const { t } = usePiecedTranslation();
  const { control } = useFormContext<WizardValues>();
  const { field } = useController({ name: 'packages', control });
  const toggle = (id: string, isChosen: boolean) =>
    field.onChange(
      isChosen
        ? [...field.value, id]
        : field.value.filter(chosen => chosen !== id),
    );

  return (
    <section className={styles.group}>
      <h4 className={styles.groupTitle}>{t('wizard.configure.packages')}</h4>
      <p className={styles.hint}>{t('wizard.configure.packagesHint')}</p>
      {categories.map(category => {
        const offered = packages.filter(item => item.category === category);
        return offered.length === 0 ? null : (
          <fieldset key={category} className={styles.category}>
            <legend className={styles.legend}>
              {t(`wizard.configure.category.${category}`)}
            </legend>
            <ul className={styles.packages}>
              {offered.map(definition => (
                <PackageCard
                  key={definition.id}
                  definition={definition}
                  isChosen={field.value.includes(definition.id)}
                  onChange={isChosen => toggle(definition.id, isChosen)}
                />
              ))}
            </ul>
          </fieldset>
        );
      })}
    </section>
  );
}

function TextFile({ name }: { name: 'soulMd' | 'agentsMd' }) {
  const { t } = usePiecedTranslation();
  const { control } = useFormContext<WizardValues>();
  const value = useWatch({ name, control });
  return (
    <div>
      <FormTextArea
        name={name}
        label={t(`wizard.configure.${name}`)}
        description={t(`wizard.configure.${name}Hint`)}
        rows={8}
      />
      <p
        className={styles.size}
        data-over={value.length > WORKSPACE_FILE_MAX_LENGTH || undefined}
      >
        {t('wizard.configure.size', {
          used: String(value.length),
          max: String(WORKSPACE_FILE_MAX_LENGTH),
        })}
      </p>
    </div>
  );
}
