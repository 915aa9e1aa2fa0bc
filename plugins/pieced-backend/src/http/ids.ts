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
import { parseInput } from '../errors';

/** An id that ZITADEL or somebody in its place has drawn. */
const zitadelId = z
  .string()
  .max(200)
  .regex(/^\P{Cc}+$/u);
const organizationSchema = z.object({ id: zitadelId });
const memberSchema = z.object({ id: zitadelId, userId: zitadelId });

const pathSchema = z.object({ id: z.uuid() });

/**
 * The id in a path.
 *
 * @throws InvalidInputError naming `id` when it is no UUID
 */
export function idIn(params: Record<string, string>): string {
  return parseInput(pathSchema, params).id;
}

/**
 * The id of an organization in a path.
 *
 * @throws InvalidInputError naming `id`
 */
export function organizationIdIn(params: Record<string, string>) {
  return parseInput(organizationSchema, params);
}

/**
 * The ids of an organization and of one of its members in a path.
 *
 * @throws InvalidInputError naming `id` or `userId`
 */
export function memberIdsIn(params: Record<string, string>) {
  return parseInput(memberSchema, params);
}
