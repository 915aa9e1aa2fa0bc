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

import type { Draft, Wizard } from '@pieced/plugin-pieced-common';
import { z } from 'zod';
import { initialValues, type WizardValues } from './wizardValues';

const text = z.string().optional().catch(undefined);

/** Drafts come from other versions of this page too: what is not understood is left out. */
const answersSchema = z.object({
  organizationId: text,
  idempotencyKey: text,
  instanceName: text,
  agentName: text,
  soulMd: text,
  agentsMd: text,
  packages: z.array(z.string()).optional().catch(undefined),
  billingAddress: z
    .object({
      company: text,
      addition: text,
      street: text,
      houseNumber: text,
      postalCode: text,
      town: text,
      country: text,
      uid: text,
    })
    .optional()
    .catch(undefined),
  billingNotes: text,
});

/** What is kept on the server while somebody fills the form in: each answer by name, so that a secret cannot slip in. */
export function draftAnswers(
  values: WizardValues,
  context: { organizationId: string; idempotencyKey: string },
): Draft['answers'] {
  return {
    organizationId: context.organizationId,
    idempotencyKey: context.idempotencyKey,
    instanceName: values.instanceName,
    agentName: values.agentName,
    soulMd: values.soulMd,
    agentsMd: values.agentsMd,
    packages: values.packages,
    billingAddress: { ...values.billingAddress },
    billingNotes: values.billingNotes,
  };
}

/** The form's beginning: the draft where it belongs to this organization, defaults for the rest. */
export function valuesFromDraft(
  draft: Draft | null,
  wizard: Wizard,
): { values: WizardValues; idempotencyKey?: string; isDraft: boolean } {
  const initial = initialValues(wizard);
  const answers = answersSchema.safeParse(draft?.answers ?? {}).data;
  if (!answers || answers.organizationId !== wizard.organization.id) {
    return { values: initial, isDraft: false };
  }
  const { organizationId, idempotencyKey, billingAddress, packages, ...texts } =
    answers;
  const offered = new Set(wizard.packages.map(({ id }) => id));
  return {
    isDraft: true,
    idempotencyKey,
    values: {
      ...initial,
      ...withoutMissing(texts),
      packages: (packages ?? []).filter(id => offered.has(id)),
      billingAddress: {
        ...initial.billingAddress,
        ...withoutMissing(billingAddress ?? {}),
      },
    },
  };
}

function withoutMissing<T extends object>(values: T) {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
