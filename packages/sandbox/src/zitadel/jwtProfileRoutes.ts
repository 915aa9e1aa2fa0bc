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

import express, { Router } from 'express';
import type { ServiceAccounts } from './ServiceAccounts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** The sign-in of service accounts at the token endpoint, which sends no client credential. */
export function jwtProfileRoutes(accounts: ServiceAccounts): Router {
  const router = Router();
  router.post(
    '/oauth/v2/token',
    (req, _res, next) => {
      // With a client credential it is for the OIDC provider, which reads the body itself.
      next(req.get('authorization') ? 'router' : undefined);
    },
    express.urlencoded({ extended: false }),
    (req, res, next) => {
      if (req.body.grant_type !== JWT_BEARER) {
        res.status(401).json({
          error: 'invalid_client',
          error_description: 'no client credential',
        });
        return;
      }
      accounts
        .exchange(String(req.body.assertion), String(req.body.scope ?? ''))
        .then(
          token => res.set('Cache-Control', 'no-store').json(token),
          () =>
            res.status(400).json({
              error: 'invalid_request',
              error_description: 'Errors.AuthNKey.NotFound',
            }),
        )
        .catch(next);
    },
  );
  return router;
}
