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

import { CustomErrorBase } from '@backstage/errors';
import type { FieldIssue } from '../api';

/**
 * What the portal's API answered instead of a result.
 *
 * @public
 */
export class PiecedApiError extends CustomErrorBase {
  readonly statusCode: number;
  /** Machine-readable reason, such as `already_decided`. */
  readonly code: string;
  /** What is wrong with the input, field by field. */
  readonly issues: FieldIssue[];
  /** Further facts of the reason, such as the current status. */
  readonly details: Record<string, unknown>;

  private constructor(
    statusCode: number,
    error: { message?: string; code?: string; issues?: FieldIssue[] },
  ) {
    super(error.message ?? `The portal answered ${statusCode}`);
    this.name = 'PiecedApiError';
    this.statusCode = statusCode;
    this.code = error.code ?? `http_${statusCode}`;
    this.issues = error.issues ?? [];
    this.details = { ...error };
  }

  static async fromResponse(response: Response): Promise<PiecedApiError> {
    const body = await response.json().catch(() => undefined);
    return new PiecedApiError(response.status, body?.error ?? {});
  }
}
