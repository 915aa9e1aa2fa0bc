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
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Faults } from '../Faults';
import { HttpServer } from '../HttpServer';
import { keyRoutes } from './keyRoutes';
import { LitellmError } from './LitellmError';
import { LitellmStore } from './LitellmStore';
import { teamRoutes } from './teamRoutes';

export interface Litellm {
  url: string;
  /** May do everything (`proxy_admin`). */
  masterKey: string;
  /** May read everything (`proxy_admin_viewer`). */
  readerKey: string;
  close(): Promise<void>;
}

const MASTER_KEY = 'sk-sandbox-only-litellm-master';
const READER_KEY = 'sk-sandbox-only-litellm-reader';

const sendError: ErrorRequestHandler = (error, _req, res, _next) => {
  if (error instanceof LitellmError) {
    error.send(res);
  } else if (error instanceof SyntaxError) {
    LitellmError.validation(
      ['body', '0'],
      'JSON decode error',
      'json_invalid',
    ).send(res);
  } else {
    LitellmError.proxy(500, 'Internal Server Error', {
      type: 'internal_server_error',
    }).send(res);
  }
};

/** Starts the stand-in for the LiteLLM proxy: teams, keys and health. It serves no model, so nothing is ever spent. */
export async function startLitellm(options: {
  port: number;
  stateDir?: string;
  faults: Faults;
}): Promise<Litellm> {
  const server = await HttpServer.listen(options.port);
  const store = new LitellmStore(
    options.stateDir && join(options.stateDir, 'litellm.json'),
  );

  const app = express();
  app.disable('x-powered-by');
  app.use(options.faults.middleware('litellm'));
  app.get(['/health/liveliness', '/health/liveness'], (_req, res) => {
    res.json("I'm alive!");
  });
  app.get('/health/readiness', (_req, res) => {
    res.json({
      status: 'healthy',
      db: 'connected',
      cache: null,
      litellm_version: '1.99.0',
      success_callbacks: [],
      use_aiohttp_transport: true,
      log_level: 'WARNING',
      is_detailed_debug: false,
    });
  });
  app.use(authorize(store));
  app.use(express.json({ type: () => true, limit: '4mb' }));
  app.use(teamRoutes(store));
  app.use(keyRoutes(store));
  app.use((_req, res) => LitellmError.http(404, 'Not Found').send(res));
  app.use(sendError);
  server.handle(app);

  return {
    url: server.url,
    masterKey: MASTER_KEY,
    readerKey: READER_KEY,
    close: async () => {
      await server.close();
      store.flush();
    },
  };
}

/** The master key may do all, the reader may read; a virtual key is known but manages nothing. */
function authorize(store: LitellmStore): RequestHandler {
  return (req, _res, next) => {
    const bearer = /^Bearer (.+)$/.exec(req.get('authorization') ?? '')?.[1];
    const key = bearer ?? req.get('x-litellm-api-key');
    if (!key) {
      throw LitellmError.proxy(
        401,
        'Authentication Error, No api key passed in.',
      );
    }
    if (key === READER_KEY && req.method !== 'GET') {
      throw LitellmError.proxy(
        403,
        `user not allowed to access this route, role= proxy_admin_viewer. Trying to access: ${req.path}`,
      );
    }
    if (key !== MASTER_KEY && key !== READER_KEY) {
      throw LitellmError.proxy(
        401,
        store.key(key)
          ? `Authentication Error, Only proxy admin can be used to generate, delete, update info for new keys/users/teams. Route=${req.path}.`
          : 'Authentication Error, Invalid proxy server token passed. Unable to find token in cache or database.',
      );
    }
    next();
  };
}
