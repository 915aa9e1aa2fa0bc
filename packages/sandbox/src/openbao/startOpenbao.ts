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

import { join } from 'node:path';
import express from 'express';
import type { ErrorRequestHandler } from 'express';
import type { Faults } from '../Faults';
import { HttpServer } from '../HttpServer';
import { JsonFile } from '../JsonFile';
import { authRoutes } from './authRoutes';
import type { PortalCredentials } from './authRoutes';
import { authorize } from './authorize';
import { envelope } from './envelope';
import { KvStore } from './KvStore';
import { kvRoutes } from './kvRoutes';
import { OpenbaoError } from './OpenbaoError';
import type { OpenbaoState } from './OpenbaoState';
import { TokenStore } from './TokenStore';

export interface Openbao {
  url: string;
  /** Tokens that never expire; `root` may do everything, `operator` reads the tenants' secrets. */
  tokens: { root: string; operator: string };
  /** Logins of the portal, whose policy writes and never reads. */
  approle: { roleId: string; secretId: string };
  kubernetes: { role: string; jwt: string };
  close(): Promise<void>;
}

const ROOT_TOKEN = 'sandbox-only-openbao-root-token';
const OPERATOR_TOKEN = 'sandbox-only-openbao-operator-token';
const CREDENTIALS: PortalCredentials = {
  roleId: 'sandbox-only-openbao-role-id',
  secretId: 'sandbox-only-openbao-secret-id',
  kubernetesRole: 'pieced-portal',
  kubernetesJwt: 'sandbox-only-service-account-token',
};

const sendError: ErrorRequestHandler = (error, _req, res, _next) => {
  if (error instanceof OpenbaoError) {
    res
      .status(error.status)
      .json(
        error.data ? envelope({ data: error.data }) : { errors: error.errors },
      );
  } else if (error instanceof SyntaxError || error instanceof URIError) {
    res.status(400).json({ errors: ['error parsing JSON'] });
  } else {
    res.status(500).json({ errors: ['internal error'] });
  }
};

/** Starts the stand-in for OpenBao: KV version 2 at `secret`, logins, leases and the two policies. */
export async function startOpenbao(options: {
  port: number;
  stateDir?: string;
  faults: Faults;
  /** Lease of the tokens from a login in seconds, an hour when left out. */
  tokenTtl?: number;
}): Promise<Openbao> {
  const server = await HttpServer.listen(options.port);
  const file = new JsonFile<OpenbaoState>(
    options.stateDir && join(options.stateDir, 'openbao.json'),
    { secrets: {}, tokens: {} },
  );
  const tokens = new TokenStore(file);
  tokens.ensure(ROOT_TOKEN, ['root']);
  tokens.ensure(OPERATOR_TOKEN, ['default', 'operator']);

  const app = express();
  app.disable('x-powered-by');
  app.use(options.faults.middleware('openbao'));
  app.get('/v1/sys/health', (_req, res) => {
    res.json({
      initialized: true,
      sealed: false,
      standby: false,
      server_time_utc: Math.floor(Date.now() / 1000),
      version: '2.6.2',
      cluster_name: 'sandbox',
      cluster_id: '00000000-0000-4000-8000-000000000000',
    });
  });
  // OpenBao reads JSON whatever the content type says.
  app.use(express.json({ type: () => true, limit: '32mb' }));
  app.use(
    authRoutes({
      tokens,
      credentials: CREDENTIALS,
      tokenTtl: options.tokenTtl ?? 3600,
    }),
  );
  app.use(kvRoutes(new KvStore(file), tokens));
  app.use((req, _res) => {
    const path = req.path.replace(/^\/v1\//, '');
    authorize(tokens, req, path, 'read');
    throw new OpenbaoError(404, [
      `no handler for route "${path}". route entry not found.`,
    ]);
  });
  app.use(sendError);
  server.handle(app);

  return {
    url: server.url,
    tokens: { root: ROOT_TOKEN, operator: OPERATOR_TOKEN },
    approle: { roleId: CREDENTIALS.roleId, secretId: CREDENTIALS.secretId },
    kubernetes: {
      role: CREDENTIALS.kubernetesRole,
      jwt: CREDENTIALS.kubernetesJwt,
    },
    close: async () => {
      await server.close();
      file.flush();
    },
  };
}
