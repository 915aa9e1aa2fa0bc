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

import { Card, CardBody, Link } from '@backstage/ui';
import type { BillingAddress, Wizard } from '@pieced/plugin-pieced-common';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { AddressText } from '../../components/AddressText';
import { type Fact, Facts } from '../../components/Facts';
import { type PiecedTranslate, usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import styles from './WizardForm.module.css';
import { toRequestInput, type WizardValues } from './wizardValues';

/** Everything that would be sent, secrets only as "set", each part with a way back to it. */
export function ConfirmStep({
  wizard,
  organizationId,
}: {
  wizard: Wizard;
  organizationId?: string;
}) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const { getValues } = useFormContext<WizardValues>();
  const values = getValues();
  const configure = links.newInstance('configure', organizationId);

  return (
    <>
      <Part title={t('wizard.step.configure')} changeHref={configure}>
        <Facts facts={assistantFacts(values, wizard, t)} />
      </Part>
      <Part title={t('wizard.configure.packages')} changeHref={configure}>
        <ChosenPackages values={values} wizard={wizard} />
      </Part>
      <Part
        title={t('wizard.step.billing')}
        changeHref={links.newInstance('billing', organizationId)}
      >
        <Facts facts={billingFacts(values, wizard, t)} />
      </Part>
    </>
  );
}

function Part(props: {
  title: string;
  changeHref: string;
  children: ReactNode;
}) {
  const { t } = usePiecedTranslation();
  return (
    <Card>
      <CardBody className={styles.readOnly}>
        <div className={styles.partHeader}>
          <h4 className={styles.groupTitle}>{props.title}</h4>
          <Link
            href={props.changeHref}
            aria-label={t('wizard.confirm.changeWhat', { what: props.title })}
          >
            {t('wizard.confirm.change')}
          </Link>
        </div>
        {props.children}
      </CardBody>
    </Card>
  );
}

function ChosenPackages({
  values,
  wizard,
}: {
  values: WizardValues;
  wizard: Wizard;
}) {
  const { t } = usePiecedTranslation();
  const chosen = wizard.packages.filter(({ id }) =>
    values.packages.includes(id),
  );
  if (chosen.length === 0) {
    return <>{t('common.none')}</>;
  }
  return (
    <Facts
      facts={chosen.map(({ id, title, secrets }) => ({
        label: title,
        value:
          secrets.length === 0
            ? t('wizard.configure.nothingNeeded')
            : secrets
                .map(({ key, label }) => {
                  const isSet = !!values.packageSecrets[id]?.[key]?.trim();
                  return `${label}: ${t(
                    isSet
                      ? 'wizard.confirm.secretSet'
                      : 'wizard.confirm.secretMissing',
                  )}`;
                })
                .join('\n'),
      }))}
    />
  );
}

function assistantFacts(
  values: WizardValues,
  wizard: Wizard,
  t: PiecedTranslate,
): Fact[] {
  const file = (name: 'soulMd' | 'agentsMd'): Fact => ({
    label: t(`wizard.configure.${name}`),
    value:
      values[name] === wizard.defaults[name]
        ? t('wizard.confirm.defaultText')
        : t('wizard.confirm.ownText', { count: values[name].length }),
  });
  return [
    {
      label: t('common.organization'),
      value: wizard.organization.name,
    },
    {
      label: t('wizard.configure.instanceName'),
      value: values.instanceName.trim() || t('common.none'),
    },
    {
      label: t('wizard.configure.agentName'),
      value: values.agentName.trim() || wizard.defaults.agentName,
    },
    file('soulMd'),
    file('agentsMd'),
  ];
}

function billingFacts(
  values: WizardValues,
  wizard: Wizard,
  t: PiecedTranslate,
): Fact[] {
  const address =
    wizard.inherited?.billingAddress ??
    (toRequestInput(values, wizard).billingAddress as BillingAddress);
  const notes = wizard.inherited
    ? wizard.inherited.billingNotes
    : values.billingNotes.trim();
  return [
    {
      label: t('queue.review.billing'),
      value: <AddressText address={address} />,
    },
    { label: t('wizard.billing.notes'), value: notes || t('common.none') },
  ];
}
