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
import type { ServerResponse } from 'node:http';
import { ScriptedServer, sendJson } from '../__testUtils__/ScriptedServer';
import { kubeConfigOf } from './kubeConfigOf';
import { KubernetesConnection } from './KubernetesConnection';
import { KubernetesTenantCluster } from './KubernetesTenantCluster';
import { tenantApiVersion, tenantKind } from './PiecedTenantResource';
import type { PiecedTenantManifest } from './PiecedTenantResource';
import type { TenantClusterEvent } from './TenantCluster';

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

  function clusterAt(
    url: string,
    limits?: { timeoutMs?: number; silenceMs?: number },
  ) {
    const kubeConfig = kubeConfigOf(
      new ConfigReader({ url, token, skipTLSVerify: true }),
    );
    return new KubernetesTenantCluster({
      connection: new KubernetesConnection(kubeConfig, limits),
      silenceMs: limits?.silenceMs,
    });
  }

  const cluster = (limits?: { timeoutMs?: number; silenceMs?: number }) =>
    clusterAt(server.url, limits);

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
        isTransient: false,
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

  describe('watch', () => {
    const line = (event: unknown) => `${JSON.stringify(event)}\n`;
    const added = (name: string, resourceVersion: string) =>
      line({ type: 'ADDED', object: tenant(name, resourceVersion) });

    async function watch(
      script: (response: ServerResponse) => void | Promise<void>,
      limits?: { timeoutMs?: number; silenceMs?: number },
      stop = new AbortController(),
    ) {
      const events: TenantClusterEvent[] = [];
      const onOpen = jest.fn();
      server.answer = async (_, response) => {
        response.writeHead(200);
        response.flushHeaders();
        await script(response);
      };
      const failure = await cluster(limits)
        .watch({
          resourceVersion: '4',
          signal: stop.signal,
          onOpen,
          onEvent: event => {
            events.push(event);
            if (event.type === 'DELETED') {
              stop.abort();
            }
          },
        })
        .then(
          () => undefined,
          (error: unknown) => error,
        );
      return { events, onOpen, failure };
    }

    it('hands over events until the server ends the watch', async () => {
      const { events, onOpen, failure } = await watch(response => {
        const text =
          added('müller', '5') +
          line({
            type: 'BOOKMARK',
            object: { metadata: { resourceVersion: '6' } },
          });
        // In the middle of a line, and of a letter.
        const bytes = Buffer.from(text);
        const cut = bytes.indexOf(0xc3) + 1;
        response.write(bytes.subarray(0, cut), () => {
          response.end(bytes.subarray(cut));
        });
      });
      expect(failure).toBeUndefined();
      expect(onOpen).toHaveBeenCalledTimes(1);
      expect(events).toMatchObject([
        { type: 'ADDED', object: { metadata: { name: 'müller' } } },
        { type: 'BOOKMARK', resourceVersion: '6' },
      ]);
      const query = server.requests[0].url.searchParams;
      expect(Object.fromEntries(query)).toMatchObject({
        watch: 'true',
        resourceVersion: '4',
        allowWatchBookmarks: 'true',
      });
      expect(Number(query.get('timeoutSeconds'))).toBeGreaterThanOrEqual(290);
    });

    it('ends quietly when it is told to', async () => {
      const { failure, events } = await watch(response => {
        response.write(line({ type: 'DELETED', object: tenant('a', '5') }));
      });
      expect(failure).toBeUndefined();
      expect(events).toHaveLength(1);
    });

    it('ends quietly when it is told to before the server has answered', async () => {
      const stop = new AbortController();
      server.answer = () => stop.abort();
      await expect(
        cluster().watch({
          resourceVersion: '4',
          signal: stop.signal,
          onOpen: () => {},
          onEvent: () => {},
        }),
      ).resolves.toBeUndefined();
    });

    it('says expired for an ERROR event of 410', async () => {
      const { failure } = await watch(response => {
        const status = { kind: 'Status', code: 410, reason: 'Expired' };
        response.write(line({ type: 'ERROR', object: status }));
      });
      expect(failure).toMatchObject({ code: 'expired' });
    });

    it('says unreachable when the connection breaks, after the events before', async () => {
      const { events, failure } = await watch(response => {
        response.write(added('a', '5'), () => response.socket?.destroy());
      });
      expect(events).toHaveLength(1);
      expect(failure).toMatchObject({ code: 'unreachable', isTransient: true });
    });

    it.each([
      '{"type":"ADDED","obj\n',
      '{"type":"PARTY","object":{}}\n',
      '7\n',
    ])('says invalid_answer for the line %j', async garbage => {
      const { failure } = await watch(response => {
        response.write(garbage);
      });
      expect(failure).toMatchObject({
        code: 'invalid_answer',
        isTransient: true,
      });
    });

    it('says timeout when nothing comes for too long', async () => {
      const { events, failure } = await watch(
        response => {
          response.write(added('a', '5'));
        },
        { silenceMs: 60 },
      );
      expect(events).toHaveLength(1);
      expect(failure).toMatchObject({ code: 'timeout', isTransient: true });
    });

    it('is not cut by the time limit of calls', async () => {
      const { failure, events } = await watch(
        response => {
          setTimeout(() => response.end(added('a', '5')), 150);
        },
        { timeoutMs: 50 },
      );
      expect(failure).toBeUndefined();
      expect(events).toHaveLength(1);
    });

    it('says timeout when the server never answers', async () => {
      server.answer = () => {};
      await expect(
        cluster({ timeoutMs: 50 }).watch({
          resourceVersion: '4',
          signal: new AbortController().signal,
          onOpen: () => {},
          onEvent: () => {},
        }),
      ).rejects.toMatchObject({ code: 'timeout' });
    });
  });
});
