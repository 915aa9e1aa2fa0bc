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
import { requestStatuses } from '../rules';
import {
  languageSchema,
  organizationSummarySchema,
  pageQuerySchema,
  pageSchema,
  searchTextSchema,
  timestampSchema,
} from './common';
import { operationSchema } from './operations';
import { billingAddressSchema } from './requestInput';

/** @public */
export const tenantRequestSchema = z
  .object({
    id: z.uuid(),
    organization: organizationSummarySchema,
    instanceName: z.string().optional(),
    /** What the instance is called: its own name or the customer's. */
    displayName: z.string(),
    agentName: z.string(),
    packages: z.array(z.string()),
    status: z.enum(requestStatuses),
    /** What PieCed wrote with its decision: a note, or the reason of a rejection. */
    staffNote: z.string().optional(),
    /** Known from filing on. */
    tenantName: z.string(),
    /** Goes up with every change. */
    revision: z.number().int(),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
    decidedAt: timestampSchema.optional(),
    /** When provisioning ended in a ready instance. */
    readyAt: timestampSchema.optional(),
    /** The operation that is carrying it out, or did so last. */
    operation: operationSchema.optional(),
    permissions: z.object({
      decide: z.boolean(),
      withdraw: z.boolean(),
    }),
  })
  .meta({ id: 'TenantRequest' });

/** @public */
export type TenantRequest = z.infer<typeof tenantRequestSchema>;

/** @public */
export const tenantRequestDetailSchema = tenantRequestSchema
  .extend({
    /** Everything the customer sent, secrets apart; for staff. */
    submission: z
      .object({
        requestedBy: z.string(),
        decidedBy: z.string().optional(),
        contact: z.object({
          name: z.string(),
          email: z.string(),
          language: languageSchema,
        }),
        companyName: z.string(),
        soulMd: z.string(),
        agentsMd: z.string(),
        billingAddress: billingAddressSchema,
        billingNotes: z.string().optional(),
        secrets: z.array(
          z.object({
            package: z.string(),
            key: z.string(),
            /** Sealed and waiting in the portal, or written to the secret store. */
            state: z.enum(['sealed', 'stored']),
          }),
        ),
      })
      .optional(),
  })
  .meta({ id: 'TenantRequestDetail' });

/** @public */
export type TenantRequestDetail = z.infer<typeof tenantRequestDetailSchema>;

const statusListSchema = z
  .union([z.string(), z.array(z.string())])
  .transform(value => [value].flat().flatMap(part => part.split(',')))
  .pipe(z.array(z.enum(requestStatuses)));

/** @public */
export const listRequestsQuerySchema = pageQuerySchema.extend({
  status: statusListSchema.optional(),
  /** Part of the organization's or the instance's name, or of the tenant name; without case. */
  search: searchTextSchema.optional(),
  /** `age` is oldest first. */
  order: z.enum(['age', 'newest']).default('newest'),
});

/** @public */
export type ListRequestsQuery = z.input<typeof listRequestsQuerySchema>;

/** @public */
export const tenantRequestPageSchema = pageSchema(tenantRequestSchema);

/** @public */
export const approveRequestSchema = z.strictObject({
  note: z
    .string()
    .trim()
    .max(2000)
    .regex(/^[^\0]*$/)
    .optional(),
});

/** @public */
export const rejectRequestSchema = z.strictObject({
  /** The customer sees it. */
  reason: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .regex(/^[^\0]*$/),
});
