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

import type { FieldIssue, Wizard } from '@pieced/plugin-pieced-common';
import type { PiecedTranslate } from '../../translations';
import type { WizardStep } from './steps';
import type { WizardValues } from './wizardValues';

/** The fields that a step asks for; what is below them belongs to it too. */
export const fieldsOfStep: Record<WizardStep, (keyof WizardValues)[]> = {
  welcome: [],
  configure: [
    'instanceName',
    'agentName',
    'packages',
    'packageSecrets',
    'soulMd',
    'agentsMd',
  ],
  billing: ['billingAddress', 'billingNotes'],
  confirm: [],
};

/** The step on which a field can be mended; the last one for what belongs to no field. */
export function stepOfField(field: string): WizardStep {
  const [name] = field.split('.');
  const steps = ['configure', 'billing'] as const;
  return (
    steps.find(step => fieldsOfStep[step].some(known => known === name)) ??
    'confirm'
  );
}

/** The id of a field's input in the page. */
export function fieldId(field: string): string {
  return `pieced-${field.replace(/[^A-Za-z0-9]+/g, '-')}`;
}

export function secretField(packageId: string, key: string) {
  return `packageSecrets.${packageId}.${key}` as const;
}

function secretOf(field: string, wizard: Wizard) {
  const [name, packageId, key] = field.split('.');
  const definition = wizard.packages.find(({ id }) => id === packageId);
  const secret = definition?.secrets.find(item => item.key === key);
  return name === 'packageSecrets' && definition && secret
    ? { definition, secret }
    : undefined;
}

const plainLabels = {
  instanceName: 'wizard.configure.instanceName',
  agentName: 'wizard.configure.agentName',
  soulMd: 'wizard.configure.soulMd',
  agentsMd: 'wizard.configure.agentsMd',
  packages: 'wizard.configure.packages',
  billingNotes: 'wizard.billing.notes',
  'billingAddress.company': 'wizard.billing.company',
  'billingAddress.addition': 'wizard.billing.addition',
  'billingAddress.street': 'wizard.billing.street',
  'billingAddress.houseNumber': 'wizard.billing.houseNumber',
  'billingAddress.postalCode': 'wizard.billing.postalCode',
  'billingAddress.town': 'wizard.billing.town',
  'billingAddress.country': 'wizard.billing.country',
  'billingAddress.uid': 'wizard.billing.uid',
} as const;

/** What a field is called in the list of errors. */
export function fieldLabel(
  field: string,
  wizard: Wizard,
  t: PiecedTranslate,
): string {
  const secret = secretOf(field, wizard);
  if (secret) {
    return `${secret.definition.title}, ${secret.secret.label}`;
  }
  const name = field.startsWith('packages.') ? 'packages' : field;
  const known = Object.entries(plainLabels).find(([key]) => key === name);
  return known ? t(known[1]) : field;
}

/** What is wrong with a field and how to mend it. */
export function issueMessage(
  issue: FieldIssue,
  wizard: Wizard,
  t: PiecedTranslate,
): string {
  const { field, code } = issue;
  const secret = secretOf(field, wizard);
  if (secret && code === 'required') {
    return t('issue.field.secretRequired', {
      label: secret.secret.label,
      name: secret.definition.title,
    });
  }
  if (secret && code === 'invalid') {
    return t('issue.field.secretInvalid', {
      example: secret.secret.example,
    });
  }
  if (code === 'too_long') {
    return t('issue.too_long', { limit: String(issue.limit ?? '') });
  }
  switch (`${field}:${code}`) {
    case 'instanceName:required':
      return t('issue.field.instanceNameRequired');
    case 'billingAddress.postalCode:invalid':
      return t('issue.field.postalCodeInvalid');
    case 'billingAddress.country:invalid':
      return t('issue.field.countryInvalid');
    case 'billingAddress.uid:invalid':
      return t('issue.field.uidInvalid');
    default:
      return t(`issue.${code}`);
  }
}
