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

import type { Response } from 'express';

const CODES = {
  invalid_argument: { grpc: 3, http: 400 },
  not_found: { grpc: 5, http: 404 },
  already_exists: { grpc: 6, http: 409 },
  permission_denied: { grpc: 7, http: 403 },
  failed_precondition: { grpc: 9, http: 400 },
  unimplemented: { grpc: 12, http: 501 },
  internal: { grpc: 13, http: 500 },
  unauthenticated: { grpc: 16, http: 401 },
} as const;

export type ApiErrorCode = keyof typeof CODES;

/** A refusal of the management interface, worded for REST (gRPC gateway) or Connect. */
export class ApiError extends Error {
  constructor(readonly code: ApiErrorCode, message: string) {
    super(message);
  }

  /** REST when the path starts with `/v2/` or `/management/`, Connect otherwise. */
  send(res: Response, path: string): void {
    const { grpc, http } = CODES[this.code];
    const id = /\(([A-Z0-9]+-\w+)\)$/i.exec(this.message)?.[1];
    const message = this.message.replace(/ \([^)]*\)$/, '');
    if (/^\/(v2|management)\//.test(path)) {
      res.status(http).json({
        code: grpc,
        message: this.message,
        ...(id && {
          details: [
            {
              '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail',
              id,
              message,
            },
          ],
        }),
      });
    } else {
      res.status(http).json({
        code: this.code,
        message: this.message,
        ...(id && {
          details: [
            {
              type: 'zitadel.v1.ErrorDetail',
              value: '',
              debug: { id, message },
            },
          ],
        }),
      });
    }
  }
}
