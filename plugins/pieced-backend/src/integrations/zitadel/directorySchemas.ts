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

/** ZITADEL leaves out what is empty or zero and writes large numbers as text. */
const totalSchema = z.coerce.number().optional();

export const organizationsSchema = z.object({
  details: z.object({ totalResult: totalSchema }).optional(),
  result: z
    .array(
      z.object({
        id: z.string().min(1),
        name: z.string().default(''),
        state: z.string().default(''),
      }),
    )
    .default([]),
});

export const authorizationsSchema = z.object({
  pagination: z.object({ totalResult: totalSchema }).optional(),
  authorizations: z
    .array(
      z.object({
        id: z.string().min(1),
        organization: z.object({ id: z.string().min(1) }),
        user: z.object({
          id: z.string().min(1),
          organizationId: z.string().optional(),
        }),
        state: z.string().default('STATE_ACTIVE'),
        roles: z.array(z.object({ key: z.string() })).default([]),
      }),
    )
    .default([]),
});

export type Authorization = z.output<
  typeof authorizationsSchema
>['authorizations'][number];

export const usersSchema = z.object({
  details: z.object({ totalResult: totalSchema }).optional(),
  result: z
    .array(
      z.object({
        userId: z.string().min(1),
        state: z.string().default(''),
        details: z
          .object({
            resourceOwner: z.string().optional(),
            creationDate: z.iso
              .datetime({ offset: true })
              .optional()
              .catch(undefined),
          })
          .optional(),
        /** Missing for machines. */
        human: z
          .object({
            profile: z
              .object({
                givenName: z.string().default(''),
                familyName: z.string().default(''),
                displayName: z.string().default(''),
                preferredLanguage: z.string().optional(),
              })
              .optional(),
            email: z
              .object({
                email: z.string().default(''),
                isVerified: z.boolean().default(false),
              })
              .optional(),
            passwordChanged: z.string().optional(),
          })
          .optional(),
      }),
    )
    .default([]),
});

export type User = z.output<typeof usersSchema>['result'][number];

/** Events of a person; a sequence counts from 1 in the person's own events. */
export const userEventsSchema = z.object({
  result: z
    .array(
      z.object({
        sequence: z.coerce.number(),
        eventType: z.object({ key: z.string() }),
      }),
    )
    .default([]),
});

export type UserEvent = z.output<typeof userEventsSchema>['result'][number];
