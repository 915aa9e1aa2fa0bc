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
import { languageSchema, pageSchema } from './common';

/** @public */
export const memberSchema = z
  .object({
    /** The ZITADEL user id. */
    id: z.string(),
    displayName: z.string(),
    email: z.string(),
    language: languageSchema,
    /** Platform staff carry their platform role. */
    role: z.enum(['owner', 'user', 'platform_admin', 'platform_operator']),
  })
  .meta({ id: 'Member' });

/** @public */
export type Member = z.infer<typeof memberSchema>;

/** @public */
export const organizationSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    isPersonal: z.boolean(),
    isPlatform: z.boolean(),
    members: z.array(memberSchema),
  })
  .meta({ id: 'Organization' });

/** @public */
export type Organization = z.infer<typeof organizationSchema>;

/** @public */
export const organizationPageSchema = pageSchema(organizationSchema);
