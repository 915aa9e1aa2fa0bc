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

import { z } from 'zod';
import { organizationSummarySchema, languageSchema } from './common';
import { billingAddressSchema } from './requestInput';

/**
 * Who the caller is to the portal and what its pages may offer.
 *
 * @public
 */
export const sessionSchema = z
  .object({
    userEntityRef: z.string(),
    displayName: z.string().optional(),
    language: languageSchema.optional(),
    /** Missing for people whose organization the portal does not know (yet). */
    organization: organizationSummarySchema.optional(),
    isPlatform: z.boolean(),
    permissions: z.object({
      createRequest: z.boolean(),
      decideRequest: z.boolean(),
      /** See the members of one's own organization. */
      readMembers: z.boolean(),
    }),
  })
  .meta({ id: 'Session' });

/** @public */
export type Session = z.infer<typeof sessionSchema>;

const packageDefinitionSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.enum(['channel', 'tools', 'productivity', 'developer']),
  secrets: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      pattern: z.string(),
      example: z.string(),
    }),
  ),
  helpUrl: z.string().optional(),
  channel: z
    .object({ userIdPattern: z.string(), userIdExample: z.string() })
    .optional(),
  requiresPairing: z.boolean().optional(),
});

/**
 * Everything the wizard needs before its first step.
 *
 * @public
 */
export const wizardSchema = z
  .object({
    organization: organizationSummarySchema,
    packages: z.array(packageDefinitionSchema),
    defaults: z.object({
      agentName: z.string(),
      soulMd: z.string(),
      agentsMd: z.string(),
    }),
    instanceNameRequired: z.boolean(),
    takenInstanceNames: z.array(z.string()),
    /** Set when company, contact and billing come from an earlier request. */
    inherited: z
      .object({
        requestId: z.uuid(),
        companyName: z.string(),
        billingAddress: billingAddressSchema,
        billingNotes: z.string().optional(),
      })
      .optional(),
  })
  .meta({ id: 'Wizard' });

/** @public */
export type Wizard = z.infer<typeof wizardSchema>;

const keptText = z
  .string()
  .max(20_000)
  .regex(/^[^\0]*$/)
  .optional();

/**
 * Answers kept while somebody fills in the wizard: each by name, so that a secret cannot slip in. They may be
 * incomplete or wrong; what is filed is checked.
 *
 * @public
 */
export const draftSchema = z
  .strictObject({
    step: z.string().max(20),
    answers: z.strictObject({
      organizationId: keptText,
      idempotencyKey: keptText,
      instanceName: keptText,
      agentName: keptText,
      soulMd: keptText,
      agentsMd: keptText,
      packages: z.array(z.string().max(40)).max(32).optional(),
      billingAddress: z
        .strictObject({
          company: keptText,
          addition: keptText,
          street: keptText,
          houseNumber: keptText,
          postalCode: keptText,
          town: keptText,
          country: keptText,
          uid: keptText,
        })
        .optional(),
      billingNotes: keptText,
    }),
    savedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Draft' });

/** @public */
export type Draft = z.infer<typeof draftSchema>;
