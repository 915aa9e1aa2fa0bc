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
import {
  organizationSummarySchema,
  pageQuerySchema,
  pageSchema,
  searchTextSchema,
  timestampSchema,
} from './common';

/** @public */
export const tenantPhases = [
  'Pending',
  'Provisioning',
  'Running',
  'Ready',
  'Error',
  'Deleting',
] as const;

/** @public */
export type TenantPhase = (typeof tenantPhases)[number];

/** @public */
export const tenantConditionSchema = z
  .object({
    type: z.string(),
    status: z.enum(['True', 'False', 'Unknown']),
    reason: z.string(),
    /** As the operator wrote it; for staff only. */
    message: z.string().optional(),
    lastTransitionTime: timestampSchema,
  })
  .meta({ id: 'TenantCondition' });

/** @public */
export type TenantCondition = z.infer<typeof tenantConditionSchema>;

/** @public */
export const tenantSchema = z
  .object({
    name: z.string(),
    displayName: z.string(),
    organization: organizationSummarySchema,
    agentName: z.string(),
    phase: z.enum(tenantPhases),
    /** The operator's word on the phase; for staff only. */
    message: z.string().optional(),
    suspended: z.boolean(),
    /** Wanted packages; `enabledPackages` are those that the operator reports. */
    packages: z.array(z.string()),
    enabledPackages: z.array(z.string()),
    conditions: z.array(tenantConditionSchema),
    /** Kubernetes namespace of the instance, once there is one. */
    namespace: z.string().optional(),
    /** The operator has not yet seen the newest wanted state. */
    isSettling: z.boolean(),
    /** As the resource says; whoever made it by hand may have written any UUID. */
    requestId: z.guid().optional(),
    createdAt: timestampSchema,
    /** When the portal last read this state from the cluster. */
    observedAt: timestampSchema,
  })
  .meta({ id: 'Tenant' });

/** @public */
export type Tenant = z.infer<typeof tenantSchema>;

/**
 * How far what is shown can be behind the cluster.
 *
 * @public
 */
export const freshnessSchema = z
  .object({
    isLive: z.boolean(),
    /** The last moment at which the portal knew the cluster's state; missing before the first. */
    asOf: timestampSchema.optional(),
  })
  .meta({ id: 'Freshness' });

/** @public */
export type Freshness = z.infer<typeof freshnessSchema>;

/** @public */
export const listTenantsQuerySchema = pageQuerySchema.extend({
  phase: z.enum(tenantPhases).optional(),
  search: searchTextSchema.optional(),
  organizationId: z.string().max(200).optional(),
});

/** @public */
export type ListTenantsQuery = z.input<typeof listTenantsQuerySchema>;

/** @public */
export const tenantPageSchema = pageSchema(tenantSchema).extend({
  freshness: freshnessSchema,
  /** How many the caller may see in each phase, whatever the filter. */
  phases: z.record(z.enum(tenantPhases), z.number().int()),
});

/** @public */
export type TenantPage = z.infer<typeof tenantPageSchema>;

/** @public */
export const tenantDetailSchema = tenantSchema
  .extend({ freshness: freshnessSchema })
  .meta({ id: 'TenantDetail' });

/** @public */
export type TenantDetail = z.infer<typeof tenantDetailSchema>;
