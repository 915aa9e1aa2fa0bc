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

import { tenantPhases } from '@pieced/plugin-pieced-common';
import { z } from 'zod';

/** `apiVersion` of the resources that stand for tenants. */
export const tenantApiVersion = 'pieced.ch/v1alpha1';
/** `kind` of the resources that stand for tenants. */
export const tenantKind = 'PiecedTenant';
const conditionSchema = z.object({
  type: z.string(),
  status: z.enum(['True', 'False', 'Unknown']).catch('Unknown'),
  reason: z.string().default('Unknown'),
  message: z.string().optional(),
  lastTransitionTime: z.string().default('1970-01-01T00:00:00Z'),
  observedGeneration: z.number().optional(),
});

const metadataSchema = z.object({
  name: z.string().min(1),
  uid: z.string().catch(''),
  resourceVersion: z.string().catch(''),
  generation: z.number().catch(0),
  labels: z.record(z.string(), z.string()).catch({}),
  annotations: z.record(z.string(), z.string()).catch({}),
  creationTimestamp: z.string().optional().catch(undefined),
  deletionTimestamp: z.string().optional().catch(undefined),
});

const specSchema = z.object({
  displayName: z.string().catch(''),
  agentName: z.string().catch(''),
  packages: z.array(z.string()).catch([]),
  workspaceFiles: z.record(z.string(), z.string()).catch({}),
  channelUsers: z.record(z.string(), z.array(z.string())).catch({}),
  suspend: z.boolean().catch(false),
});

const statusSchema = z.object({
  phase: z.enum(tenantPhases).optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  observedGeneration: z.number().optional().catch(undefined),
  litellmTeamId: z.string().optional().catch(undefined),
  litellmKeyAlias: z.string().optional().catch(undefined),
  tenantNamespace: z.string().optional().catch(undefined),
  enabledPackages: z.array(z.string()).catch([]),
  conditions: z.array(conditionSchema).catch([]),
});

/**
 * Reads a `PiecedTenant` as the API server sends it. Tolerant on purpose: only a name is needed, what is missing gets
 * its zero value and a phase that this version does not know is left out, so one odd resource never hides the others.
 */
export const piecedTenantSchema = z.object({
  apiVersion: z.string().catch(tenantApiVersion),
  kind: z.string().catch(tenantKind),
  metadata: metadataSchema,
  spec: specSchema.catch(() => specSchema.parse({})),
  status: statusSchema.catch(() => statusSchema.parse({})),
});

/** A `PiecedTenant` as the cluster has it. */
export type PiecedTenantResource = z.output<typeof piecedTenantSchema>;

const observedSpecSchema = specSchema.omit({ workspaceFiles: true });

/** The same without its files: they are most of a resource, and whoever follows all tenants needs none of them. */
export const observedTenantSchema = piecedTenantSchema.extend({
  spec: observedSpecSchema.catch(() => observedSpecSchema.parse({})),
});

/** A `PiecedTenant` as lists and watches see it. */
export type ObservedTenant = z.output<typeof observedTenantSchema>;

/** A `PiecedTenant` as the portal asks for it. */
export interface PiecedTenantManifest {
  apiVersion: typeof tenantApiVersion;
  kind: typeof tenantKind;
  metadata: {
    name: string;
    labels: Record<string, string>;
    annotations: Record<string, string>;
  };
  spec: {
    displayName: string;
    agentName: string;
    packages?: string[];
    /** File name, such as `SOUL.md`, to its text. */
    workspaceFiles?: Record<string, string>;
    /** Package id of a channel to the ids of the people who may write there. */
    channelUsers?: Record<string, string[]>;
    suspend?: boolean;
  };
}
