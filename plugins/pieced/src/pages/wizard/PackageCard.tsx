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

import { Checkbox, Link } from '@backstage/ui';
import type { PackageDefinition } from '@pieced/plugin-pieced-common';
import { type PiecedTranslate, usePiecedTranslation } from '../../translations';
import { FormSecretField } from './FormFields';
import styles from './PackageCard.module.css';
import { secretField } from './wizardFields';

/** What a package does and needs; once chosen, the fields for its access data are open in the card. */
export function PackageCard(props: {
  definition: PackageDefinition;
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
}) {
  const { t } = usePiecedTranslation();
  const { definition, isChosen } = props;
  const needsSecrets = definition.secrets.length > 0;
  return (
    <li className={styles.root} data-chosen={isChosen || undefined}>
      <Checkbox isSelected={isChosen} onChange={props.onChange}>
        <span className={styles.title}>{definition.title}</span>
      </Checkbox>
      <p className={styles.text}>{definition.description}</p>
      <p className={styles.needs}>{needsOf(definition, t)}</p>
      {isChosen && needsSecrets && (
        <div className={styles.fields}>
          {definition.secrets.map(secret => (
            <FormSecretField
              key={secret.key}
              name={secretField(definition.id, secret.key)}
              label={secret.label}
              description={t('wizard.configure.example', {
                example: secret.example,
              })}
              isRequired
            />
          ))}
          <p className={styles.note}>{t('wizard.configure.secretsNote')}</p>
        </div>
      )}
      {isChosen && definition.helpUrl && (
        <Link
          href={definition.helpUrl}
          target="_blank"
          rel="noreferrer"
          aria-label={t('wizard.configure.helpFor', { name: definition.title })}
        >
          {t('wizard.configure.help')}
        </Link>
      )}
    </li>
  );
}

function needsOf(definition: PackageDefinition, t: PiecedTranslate): string {
  if (definition.secrets.length > 0) {
    return t('wizard.configure.needs', {
      what: definition.secrets.map(({ label }) => label).join(', '),
    });
  }
  return definition.requiresPairing
    ? t('wizard.configure.pairing')
    : t('wizard.configure.nothingNeeded');
}
