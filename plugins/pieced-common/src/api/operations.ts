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
import { timestampSchema } from './common';

/** @public */
export const operationStates = [
  'queued',
  'running',
  'waiting',
  'succeeded',
  'failed',
  'cancelled',
] as const;

/** @public */
export type OperationState = (typeof operationStates)[number];

/** @public */
export const outsideSystems = [
  'kubernetes',
  'openbao',
  'zitadel',
  'litellm',
  'vllm',
  'mail',
  'portal',
] as const;

/**
 * Who an operation waits for. `portal` is the portal itself, after an unexpected fault.
 *
 * @public
 */
export type OutsideSystem = (typeof outsideSystems)[number];

/** @public */
export const operationSchema = z
  .object({
    id: z.uuid(),
    /** What it does, such as `provision`. */
    kind: z.string(),
    /** What it works on, such as `request:{id}`. */
    subject: z.string(),
    organizationId: z.string(),
    state: z.enum(operationStates),
    /** The step it is at or ended at; steps run in the order given. */
    step: z.string().optional(),
    steps: z.array(
      z.object({
        name: z.string(),
        state: z.enum(['pending', 'running', 'done', 'failed']),
        finishedAt: timestampSchema.optional(),
      }),
    ),
    attempts: z.number().int(),
    waiting: z
      .object({
        for: z.enum(outsideSystems),
        since: timestampSchema,
        nextAttemptAt: timestampSchema,
        /** What the system answered last, as a code such as `unreachable`. */
        reason: z.string(),
      })
      .optional(),
    error: z
      .object({
        code: z.string(),
        /** In English, as it stands; for staff only. */
        message: z.string().optional(),
        field: z.string().optional(),
      })
      .optional(),
    requestedBy: z.string(),
    createdAt: timestampSchema,
    startedAt: timestampSchema.optional(),
    finishedAt: timestampSchema.optional(),
    permissions: z.object({ retry: z.boolean() }),
  })
  .meta({ id: 'Operation' });

/** @public */
export type Operation = z.infer<typeof operationSchema>;
