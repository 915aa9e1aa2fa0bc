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

/** @public */
export const languageSchema = z.enum(['en', 'de', 'fr', 'it']);

/** @public */
export type Language = z.infer<typeof languageSchema>;

/** A moment as RFC 3339 in UTC. */
export const timestampSchema = z.iso.datetime();

/** @public */
export const organizationSummarySchema = z
  .object({
    /** The ZITADEL organization id. */
    id: z.string(),
    /** As people say it: without the suffix of personal organizations. */
    name: z.string(),
    isPersonal: z.boolean(),
  })
  .meta({ id: 'OrganizationSummary' });

/** @public */
export type OrganizationSummary = z.infer<typeof organizationSummarySchema>;

/**
 * A page of a list. `nextCursor` is opaque and missing on the last page; `totalItems` counts what the caller may see
 * under the same filter.
 *
 * @public
 */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
  totalItems: number;
}

export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().optional(),
    totalItems: z.number().int(),
  });
}

/** What somebody looks for, on one line. */
export const searchTextSchema = z
  .string()
  .trim()
  .max(100)
  .regex(/^\P{Cc}*$/u);

/** @public */
export const pageQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
