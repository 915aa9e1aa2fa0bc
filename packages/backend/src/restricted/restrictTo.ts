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

import { NotFoundError } from '@backstage/errors';
import type { RequestHandler } from 'express';
import type { Reach } from './customerReach';

/** Lets pass what is in reach and answers everything else as not found, whoever asks. */
export function restrictTo(reach: Reach[]): RequestHandler {
  return (req, _res, next) => {
    const isInReach = reach.some(
      ({ methods, path }) =>
        // Asking what may be asked reveals nothing.
        (req.method === 'OPTIONS' || methods.includes(req.method)) &&
        path.test(req.path),
    );
    next(isInReach ? undefined : new NotFoundError());
  };
}
