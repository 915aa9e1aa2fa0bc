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

/** @public */
export const changeTopics = [
  'request',
  'tenant',
  'operation',
  'organization',
  /** How fresh the tables are. */
  'collector',
] as const;

/** @public */
export type ChangeTopic = (typeof changeTopics)[number];

/**
 * A hint that something should be read again; never the data itself. Travels as a signal to browsers and as an event
 * to other plugins.
 *
 * @public
 */
export type ChangeHint = {
  topic: ChangeTopic;
  /** Id or name of the changed thing; left out for people who may see only part of their organization. */
  key?: string;
};

/**
 * Signals channel of {@link ChangeHint}s.
 *
 * @public
 */
export const PIECED_SIGNALS_CHANNEL = 'pieced:changes';

/**
 * Events topic on which {@link ChangeHint}s are published inside a backend.
 *
 * @public
 */
export const PIECED_EVENTS_TOPIC = 'pieced.changes';

/**
 * Annotations and labels on tenants, in the cluster and in the catalog.
 *
 * @public
 */
export const piecedAnnotations = {
  organizationId: 'pieced.ch/zitadel-org-id',
  requestId: 'pieced.ch/request-id',
  tenantName: 'pieced.ch/tenant-name',
} as const;
