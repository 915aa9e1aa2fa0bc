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

import type {
  PackageSecrets,
  RequestInput,
  Wizard,
} from '@pieced/plugin-pieced-common';

/** What the form holds while somebody fills it in; every text is a string, also where it is optional. */
export interface WizardValues {
  instanceName: string;
  agentName: string;
  soulMd: string;
  agentsMd: string;
  packages: string[];
  /** In memory only, from being typed to being sent. */
  packageSecrets: PackageSecrets;
  billingAddress: BillingValues;
  billingNotes: string;
}

export interface BillingValues {
  company: string;
  addition: string;
  street: string;
  houseNumber: string;
  postalCode: string;
  town: string;
  country: string;
  uid: string;
}

export function initialValues(wizard: Wizard): WizardValues {
  return {
    instanceName: '',
    agentName: wizard.defaults.agentName,
    soulMd: wizard.defaults.soulMd,
    agentsMd: wizard.defaults.agentsMd,
    packages: [],
    packageSecrets: {},
    billingAddress: {
      company: wizard.organization.isPersonal ? '' : wizard.organization.name,
      addition: '',
      street: '',
      houseNumber: '',
      postalCode: '',
      town: '',
      country: 'CH',
      uid: '',
    },
    billingNotes: '',
  };
}

/**
 * What is sent: what is seen and nothing else. Secrets of packages that are not chosen, a company of a private person
 * and billing that stays as it is leave the form here, whatever was typed before.
 */
export function toRequestInput(
  values: WizardValues,
  wizard: Wizard,
  organizationId?: string,
): RequestInput {
  const { company, uid, ...address } = values.billingAddress;
  const { isPersonal } = wizard.organization;
  return {
    instanceName: values.instanceName,
    agentName: values.agentName,
    soulMd: values.soulMd,
    agentsMd: values.agentsMd,
    packages: values.packages,
    packageSecrets: secretsOfChosen(values, wizard),
    ...(wizard.inherited
      ? { billingAddress: null }
      : {
          billingAddress: isPersonal ? address : { ...address, company, uid },
          billingNotes: values.billingNotes,
        }),
    ...(organizationId ? { organizationId } : {}),
  } as RequestInput;
}

function secretsOfChosen(values: WizardValues, wizard: Wizard): PackageSecrets {
  return Object.fromEntries(
    wizard.packages
      .filter(
        ({ id, secrets }) => values.packages.includes(id) && secrets.length > 0,
      )
      .map(({ id, secrets }) => [
        id,
        Object.fromEntries(
          secrets.map(({ key }) => [
            key,
            values.packageSecrets[id]?.[key] ?? '',
          ]),
        ),
      ]),
  );
}
