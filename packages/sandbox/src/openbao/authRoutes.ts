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

import { Router } from 'express';
import type { Request, Response } from 'express';
import { authorize } from './authorize';
import { envelope } from './envelope';
import { OpenbaoError } from './OpenbaoError';
import type { TokenStore } from './TokenStore';
import { authOf, lookupOf } from './TokenStore';

/** The credentials that open the door to the policy `portal`. */
export interface PortalCredentials {
  roleId: string;
  secretId: string;
  kubernetesRole: string;
  /** The service account token that the Kubernetes method takes for genuine. */
  kubernetesJwt: string;
}

const PORTAL_POLICIES = ['default', 'portal'];

/** Logins by AppRole and Kubernetes, and what a token may ask about itself. */
export function authRoutes(options: {
  tokens: TokenStore;
  credentials: PortalCredentials;
  /** Seconds. */
  tokenTtl: number;
}): Router {
  const { tokens, credentials, tokenTtl } = options;
  const router = Router();

  router.all('/v1/auth/approle/login', (req, res) => {
    const { role_id: roleId, secret_id: secretId } = bodyOf(req);
    if (!roleId) {
      throw new OpenbaoError(400, ['missing role_id']);
    }
    if (!secretId) {
      throw new OpenbaoError(400, ['missing secret_id']);
    }
    if (roleId !== credentials.roleId || secretId !== credentials.secretId) {
      throw new OpenbaoError(400, ['invalid role or secret ID']);
    }
    login(res, 'approle', { role_name: 'pieced-portal' });
  });

  router.all('/v1/auth/kubernetes/login', (req, res) => {
    const { role, jwt } = bodyOf(req);
    if (!role) {
      throw new OpenbaoError(400, ['missing role']);
    }
    if (!jwt) {
      throw new OpenbaoError(400, ['missing jwt']);
    }
    if (role !== credentials.kubernetesRole) {
      throw new OpenbaoError(400, [`invalid role name "${role}"`]);
    }
    if (jwt !== credentials.kubernetesJwt) {
      throw OpenbaoError.denied();
    }
    login(res, 'kubernetes', {
      role: credentials.kubernetesRole,
      service_account_name: 'pieced-portal',
      service_account_namespace: 'pieced-system',
      service_account_secret_name: '',
      service_account_uid: '00000000-0000-4000-8000-000000000001',
    });
  });

  router.get('/v1/auth/token/lookup-self', (req, res) => {
    const token = authorize(tokens, req, 'auth/token/lookup-self', 'read');
    res.json(envelope({ data: lookupOf(token) }));
  });

  router.post('/v1/auth/token/renew-self', (req, res) => {
    const token = authorize(tokens, req, 'auth/token/renew-self', 'update');
    tokens.renew(token);
    res.json(envelope({ auth: authOf(token) }));
  });

  router.post('/v1/auth/token/revoke-self', (req, res) => {
    tokens.revoke(authorize(tokens, req, 'auth/token/revoke-self', 'update'));
    res.status(204).end();
  });

  function login(
    res: Response,
    method: string,
    meta: Record<string, string>,
  ): void {
    const token = tokens.issue({
      policies: PORTAL_POLICIES,
      displayName: method,
      path: `auth/${method}/login`,
      meta,
      ttl: tokenTtl,
    });
    res.json(envelope({ auth: authOf(token) }));
  }

  return router;
}

function bodyOf(req: Request): Record<string, unknown> {
  if (req.method !== 'POST' && req.method !== 'PUT') {
    throw new OpenbaoError(405, ['unsupported operation']);
  }
  return req.body;
}
