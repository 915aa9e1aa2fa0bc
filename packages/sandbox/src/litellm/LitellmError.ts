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

/** A refusal in one of LiteLLM's shapes. */
export class LitellmError extends Error {
  readonly #status: number;
  readonly #body: unknown;

  private constructor(status: number, body: unknown) {
    super(`LiteLLM answers ${status}`);
    this.#status = status;
    this.#body = body;
  }

  /** `{"error":{message,type,param,code}}`; the message may be an object, the code is text. */
  static proxy(
    status: number,
    message: string | object,
    options: { type?: string; param?: string } = {},
  ): LitellmError {
    return new LitellmError(status, {
      error: {
        message,
        type: options.type ?? 'auth_error',
        param: options.param ?? 'None',
        code: String(status),
      },
    });
  }

  /** 422 `{"detail":[{loc,msg,type}]}` */
  static validation(
    loc: [where: 'query' | 'body', field: string],
    msg: string,
    type: string,
  ): LitellmError {
    return new LitellmError(422, { detail: [{ type, loc, msg }] });
  }

  static missing(where: 'query' | 'body', field: string): LitellmError {
    return LitellmError.validation([where, field], 'Field required', 'missing');
  }

  /** `{"detail":…}` */
  static http(status: number, detail: string | object): LitellmError {
    return new LitellmError(status, { detail });
  }

  send(res: Response): void {
    res.status(this.#status).json(this.#body);
  }
}
