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

import type { AuditorService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** Leaves an audit event around an action: who, what, on which thing, and how it ended. */
export async function audited<T>(
  auditor: AuditorService,
  options: {
    eventId: string;
    severityLevel: 'low' | 'medium' | 'high' | 'critical';
    request: Request;
    /** Ids and words only; never what somebody typed. */
    meta: JsonObject;
  },
  action: () => Promise<T>,
  metaOf?: (result: T) => JsonObject,
): Promise<T> {
  const event = await auditor.createEvent(options);
  let result: T;
  try {
    result = await action();
  } catch (error) {
    await event.fail({
      error: error instanceof Error ? error : new Error(String(error)),
    });
    throw error;
  }
  await event.success(metaOf && { meta: metaOf(result) });
  return result;
}
