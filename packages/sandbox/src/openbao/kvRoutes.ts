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
import { secretMetadata, versionMetadata } from './KvStore';
import type { KvStore } from './KvStore';
import { OpenbaoError } from './OpenbaoError';
import type { Capability } from './policies';
import { mergePatch, subkeysOf } from './secretData';
import type { TokenStore } from './TokenStore';

type Handler = (req: Request, res: Response, path: string) => void;

/** KV version 2 below `/v1/secret/`. */
export function kvRoutes(kv: KvStore, tokens: TokenStore): Router {
  const router = Router();

  /** One part of the mount; `capability` may depend on the secret, as create and update do. */
  function route(
    methods: string[],
    part: string,
    capability: (path: string) => Capability,
    handler: Handler,
  ): void {
    const prefix = `/v1/secret/${part}/`;
    router.use((req, res, next) => {
      const asksList = req.method === 'GET' && req.query.list === 'true';
      const method = asksList ? 'LIST' : req.method;
      if (!req.path.startsWith(prefix) || !methods.includes(method)) {
        next();
        return;
      }
      const path = decodeURIComponent(req.path.slice(prefix.length));
      const plain = path.replace(/^\/+|\/+$/g, '');
      const folder = method === 'LIST' && plain ? `${plain}/` : plain;
      authorize(tokens, req, `secret/${part}/${folder}`, capability(plain));
      handler(req, res, plain);
    });
  }

  route(
    ['POST', 'PUT'],
    'data',
    path => (kv.secret(path) ? 'update' : 'create'),
    (req, res, path) => {
      const data = dataOf(req);
      const { version, secret } = kv.write(path, data, casOf(req));
      res.json(envelope({ data: versionMetadata(secret, version) }));
    },
  );

  route(
    ['PATCH'],
    'data',
    () => 'patch',
    (req, res, path) => {
      if (!req.is('application/merge-patch+json')) {
        throw new OpenbaoError(415, [
          'PATCH requires Content-Type of application/merge-patch+json',
        ]);
      }
      const patch = dataOf(req);
      const { found } = kv.readable(path);
      const merged = mergePatch(found.data, patch);
      const { version, secret } = kv.write(path, merged, casOf(req));
      res.json(envelope({ data: versionMetadata(secret, version) }));
    },
  );

  route(
    ['GET'],
    'data',
    () => 'read',
    (req, res, path) => {
      const { version, found, secret } = kv.readable(path, versionOf(req));
      res.json(
        envelope({
          data: {
            data: found.data,
            metadata: versionMetadata(secret, version),
          },
        }),
      );
    },
  );

  route(
    ['GET'],
    'subkeys',
    () => 'read',
    (req, res, path) => {
      const { version, found, secret } = kv.readable(path, versionOf(req));
      const depth = Number(req.query.depth ?? 0);
      res.json(
        envelope({
          data: {
            subkeys: subkeysOf(found.data ?? {}, depth),
            metadata: versionMetadata(secret, version),
          },
        }),
      );
    },
  );

  route(
    ['DELETE'],
    'data',
    () => 'delete',
    (_req, res, path) => {
      kv.remove(path);
      res.status(204).end();
    },
  );

  for (const [part, change] of Object.entries({
    delete: (path: string, versions: number[]) => kv.remove(path, versions),
    undelete: (path: string, versions: number[]) => kv.restore(path, versions),
    destroy: (path: string, versions: number[]) => kv.destroy(path, versions),
  })) {
    route(
      ['POST', 'PUT'],
      part,
      () => 'update',
      (req, res, path) => {
        change(path, versionsOf(req));
        res.status(204).end();
      },
    );
  }

  route(
    ['LIST'],
    'metadata',
    () => 'list',
    (_req, res, path) => {
      const keys = kv.list(path);
      if (keys.length === 0) {
        throw OpenbaoError.notFound();
      }
      res.json(envelope({ data: { keys } }));
    },
  );

  route(
    ['GET'],
    'metadata',
    () => 'read',
    (_req, res, path) => {
      const secret = kv.secret(path);
      if (!secret) {
        throw OpenbaoError.notFound();
      }
      res.json(envelope({ data: secretMetadata(secret) }));
    },
  );

  route(
    ['POST', 'PUT'],
    'metadata',
    path => (kv.secret(path) ? 'update' : 'create'),
    (req, res, path) => {
      const { custom_metadata, max_versions, cas_required } = req.body;
      kv.configure(path, {
        ...(custom_metadata !== undefined && {
          customMetadata: custom_metadata,
        }),
        ...(max_versions !== undefined && {
          maxVersions: Number(max_versions),
        }),
        ...(cas_required !== undefined && {
          casRequired: Boolean(cas_required),
        }),
      });
      res.status(204).end();
    },
  );

  route(
    ['DELETE'],
    'metadata',
    () => 'delete',
    (_req, res, path) => {
      kv.erase(path);
      res.status(204).end();
    },
  );

  return router;
}

function dataOf(req: Request): Record<string, unknown> {
  const { data } = req.body;
  if (data === undefined || data === null) {
    throw new OpenbaoError(400, ['no data provided']);
  }
  if (typeof data !== 'object' || Array.isArray(data)) {
    throw new OpenbaoError(400, ['error parsing data: expected a map']);
  }
  return data;
}

function casOf(req: Request): number | undefined {
  const cas = req.body.options?.cas;
  if (cas === undefined || cas === null) {
    return undefined;
  }
  const number = Number(cas);
  if (!Number.isInteger(number)) {
    throw new OpenbaoError(400, ['error parsing check-and-set parameter']);
  }
  return number;
}

function versionOf(req: Request): number | undefined {
  const { version } = req.query;
  return version === undefined ? undefined : Number(version);
}

function versionsOf(req: Request): number[] {
  const { versions } = req.body;
  if (!Array.isArray(versions) || versions.length === 0) {
    throw new OpenbaoError(400, ['No version number provided']);
  }
  return versions.map(Number);
}
