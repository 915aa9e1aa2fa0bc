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

import { json, type ErrorRequestHandler, type RequestHandler } from 'express';
import { InvalidInputError } from '../errors';

/** The longest request: three texts of 10,000 characters of four bytes, secrets and an address. */
const MAX_BYTES = 200_000;

/** Reads JSON bodies; one that is too large or no JSON is an input error of the field `body`. */
export function readBody(): (RequestHandler | ErrorRequestHandler)[] {
  const explain: ErrorRequestHandler = (error, _req, _res, next) => {
    if (error?.type === 'entity.too.large') {
      next(
        Object.assign(InvalidInputError.ofField('body', 'too_large'), {
          statusCode: 413,
        }),
      );
    } else if (typeof error?.type === 'string' && error.statusCode < 500) {
      next(InvalidInputError.ofField('body', 'invalid'));
    } else {
      next(error);
    }
  };
  return [json({ limit: MAX_BYTES }), explain];
}
