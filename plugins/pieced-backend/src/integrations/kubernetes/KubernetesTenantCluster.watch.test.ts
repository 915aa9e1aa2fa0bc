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

import type { ServerResponse } from 'node:http';
import { ScriptedServer } from '../__testUtils__/ScriptedServer';
import { clusterAt } from './__testUtils__/clusterAt';
import type { TenantClusterEvent } from './TenantCluster';

const tenant = (name: string, resourceVersion: string) => ({
  metadata: { name, resourceVersion },
});

describe('KubernetesTenantCluster.watch', () => {
  let server: ScriptedServer;

  beforeEach(async () => {
    server = await ScriptedServer.start();
  });

  afterEach(() => server.close());

  const cluster = (limits?: { timeoutMs?: number; silenceMs?: number }) =>
    clusterAt(server.url, { token: 't', ...limits });

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

  it.each(['{"type":"ADDED","obj\n', '{"type":"PARTY","object":{}}\n', '7\n'])(
    'says invalid_answer for the line %j',
    async garbage => {
      const { failure } = await watch(response => {
        response.write(garbage);
      });
      expect(failure).toMatchObject({
        code: 'invalid_answer',
        isTransient: true,
      });
    },
  );

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
