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

import { ConfigReader } from '@backstage/config';
import { ScriptedServer, sendJson } from '../__testUtils__/ScriptedServer';
import { clusterAt } from './__testUtils__/clusterAt';
import { KubernetesTenantCluster } from './KubernetesTenantCluster';
import { tenantApiVersion, tenantKind } from './PiecedTenantResource';
import type { PiecedTenantManifest } from './PiecedTenantResource';

const token = 'a-service-account-token';

const manifest: PiecedTenantManifest = {
  apiVersion: tenantApiVersion,
  kind: tenantKind,
  metadata: {
    name: 'acme-1',
    labels: { 'pieced.ch/zitadel-org-id': '1' },
    annotations: { 'pieced.ch/request-id': 'r' },
  },
  spec: { displayName: 'Acme', agentName: 'Assistant', packages: ['telegram'] },
};

const tenant = (name: string, resourceVersion = '5') => ({
  metadata: { name, resourceVersion },
});

describe('KubernetesTenantCluster', () => {
  let server: ScriptedServer;

  beforeEach(async () => {
    server = await ScriptedServer.start();
  });

  afterEach(() => server.close());

  const cluster = (limits?: { timeoutMs?: number }) =>
    clusterAt(server.url, { token, ...limits });

  it('tells clusters apart by the uid of kube-system', async () => {
    server.always(200, { metadata: { name: 'kube-system', uid: 'c0ffee' } });
    await expect(cluster().identity()).resolves.toBe('c0ffee');
    expect(server.requests[0].url.pathname).toBe(
      '/api/v1/namespaces/kube-system',
    );
  });

  describe('create', () => {
    it('posts the manifest strictly under its own name and token', async () => {
      server.always(201, {
        ...manifest,
        metadata: { ...manifest.metadata, uid: 'u', resourceVersion: '7' },
        status: { phase: 'Surprising' },
      });
      const created = await cluster().create(manifest);

      expect(created.metadata).toMatchObject({
        uid: 'u',
        resourceVersion: '7',
      });
      expect(created.spec).toMatchObject({
        packages: ['telegram'],
        workspaceFiles: {},
        suspend: false,
      });
      expect(created.status.phase).toBeUndefined();
      const [request] = server.requests;
      expect(request.method).toBe('POST');
      expect(request.url.pathname).toBe(
        '/apis/pieced.ch/v1alpha1/piecedtenants',
      );
      expect(Object.fromEntries(request.url.searchParams)).toEqual({
        fieldManager: 'pieced-portal',
        fieldValidation: 'Strict',
      });
      expect(request.headers.authorization).toBe(`Bearer ${token}`);
      expect(JSON.parse(request.body)).toEqual(manifest);
    });

    it('R-REQ-7: asks for the verdict alone by a dry run', async () => {
      server.always(201, manifest);
      await cluster().create(manifest, { dryRun: true });
      expect(server.requests[0].url.searchParams.get('dryRun')).toBe('All');
    });

    it('tells a taken name from a conflict', async () => {
      server.always(409, { kind: 'Status', reason: 'AlreadyExists' });
      await expect(cluster().create(manifest)).rejects.toMatchObject({
        code: 'already_exists',
        isTransient: false,
      });
      server.always(409, { kind: 'Status', reason: 'Conflict' });
      await expect(cluster().create(manifest)).rejects.toMatchObject({
        code: 'conflict',
        isTransient: true,
      });
    });
  });

  describe('get', () => {
    it('has nothing for a name that is not there', async () => {
      server.always(404, { kind: 'Status', reason: 'NotFound' });
      await expect(cluster().get('acme-1')).resolves.toBeUndefined();
    });

    it('does not take a missing definition for a missing tenant', async () => {
      server.answer = (_, response) => {
        response.writeHead(404).end('404 page not found');
      };
      await expect(cluster().get('acme-1')).rejects.toMatchObject({
        code: 'not_installed',
      });
    });
  });

  describe('list', () => {
    it('reads page after page', async () => {
      server.answer = ({ url }, response) => {
        const isFirst = !url.searchParams.has('continue');
        sendJson(response, 200, {
          metadata: {
            resourceVersion: '9',
            continue: isFirst ? 'more & more' : '',
          },
          items: [tenant(isFirst ? 'a' : 'b')],
        });
      };
      const { items, resourceVersion } = await cluster().list();
      expect(items.map(item => item.metadata.name)).toEqual(['a', 'b']);
      expect(resourceVersion).toBe('9');
      expect(server.requests[0].url.searchParams.get('limit')).toBe('500');
      expect(server.requests[1].url.searchParams.get('continue')).toBe(
        'more & more',
      );
    });

    it('says expired when the pages ended before they were read', async () => {
      server.inTurn([
        {
          status: 200,
          body: {
            metadata: { resourceVersion: '9', continue: 'c' },
            items: [],
          },
        },
        { status: 410, body: { kind: 'Status', reason: 'Expired' } },
      ]);
      await expect(cluster().list()).rejects.toMatchObject({
        code: 'expired',
        isTransient: true,
      });
    });

    it('is not impressed by a resource of another shape', async () => {
      server.always(200, {
        metadata: { resourceVersion: '9' },
        items: [
          { metadata: { name: 'a', labels: 7 }, spec: null, status: [] },
          { metadata: { name: 'b' }, spec: { packages: 'all', suspend: 1 } },
        ],
      });
      const { items } = await cluster().list();
      expect(items.map(item => item.spec.packages)).toEqual([[], []]);
      expect(items[0].metadata.labels).toEqual({});
    });
  });

  describe('failures', () => {
    it('R-REQ-4: nobody listens: unreachable, may be tried again, no address or token', async () => {
      await server.close();
      const failure = await cluster()
        .get('acme-1')
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({
        system: 'kubernetes',
        code: 'unreachable',
        isTransient: true,
        message: 'kubernetes cannot be reached (ECONNREFUSED)',
      });
      expect(JSON.stringify(failure)).not.toContain(token);
      server = await ScriptedServer.start();
    });

    it('the connection is cut', async () => {
      server.answer = (_, response) => {
        response.socket?.destroy();
      };
      await expect(cluster().list()).rejects.toMatchObject({
        code: 'unreachable',
        isTransient: true,
      });
    });

    it.each(['before the head', 'in the body'])(
      'no answer in time: %s',
      async where => {
        server.answer = (_, response) => {
          if (where === 'in the body') {
            response.writeHead(200).write('{"metadata":');
          }
        };
        await expect(
          cluster({ timeoutMs: 50 }).get('acme-1'),
        ).rejects.toMatchObject({ code: 'timeout', isTransient: true });
      },
    );

    it('garbage instead of JSON', async () => {
      server.answer = (_, response) => {
        response.writeHead(200).end('<html>');
      };
      await expect(cluster().get('acme-1')).rejects.toMatchObject({
        code: 'invalid_answer',
        isTransient: true,
      });
    });

    it('credentials that cannot be read', async () => {
      const unreadable = KubernetesTenantCluster.fromConfig(
        new ConfigReader({
          url: server.url,
          tokenFile: '/nowhere/token',
          skipTLSVerify: true,
        }),
      );
      await expect(unreadable.get('acme-1')).rejects.toMatchObject({
        code: 'misconfigured',
        isTransient: true,
      });
    });
  });

  it('shares one connection between calls', async () => {
    const ports = new Set<number | undefined>();
    server.answer = (_, response) => {
      ports.add(response.socket?.remotePort);
      sendJson(response, 200, tenant('a'));
    };
    const shared = cluster();
    await shared.get('a');
    await shared.get('a');
    await shared.get('a');
    expect(ports.size).toBe(1);
  });
});
