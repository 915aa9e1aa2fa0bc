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

import { mockServices } from '@backstage/backend-test-utils';
import { eventually } from './__testUtils__/eventually';
import { FakeCluster, upstreamError } from './__testUtils__/FakeCluster';
import { MemorySink } from './__testUtils__/MemorySink';
import { TenantWatch } from './TenantWatch';
import type { TenantWatchOptions } from './TenantWatch';

describe('TenantWatch', () => {
  let cluster: FakeCluster;
  let sink: MemorySink;
  let stop: AbortController;
  let running: Promise<void>;
  const logger = mockServices.logger.mock();

  beforeEach(() => {
    jest.clearAllMocks();
    cluster = new FakeCluster();
    sink = new MemorySink();
    stop = new AbortController();
    cluster.set('a');
  });

  afterEach(async () => {
    stop.abort();
    await running;
  });

  function start(options?: Partial<TenantWatchOptions>) {
    running = new TenantWatch({
      cluster,
      sink,
      logger,
      backoff: { firstMs: 4, longestMs: 40 },
      ...options,
    }).run(stop.signal);
  }

  async function startAndOpen(options?: Partial<TenantWatchOptions>) {
    start(options);
    await eventually(() => expect(sink.calls).toContain('alive'));
  }

  const losses = () => sink.calls.filter(call => call.startsWith('lost'));

  it('R-REQ-5: lists, then follows', async () => {
    await startAndOpen();
    cluster.set('b', 'Provisioning');
    cluster.set('b', 'Ready');
    cluster.delete('a');
    await eventually(() => expect(sink.tenants).toEqual({ b: 'Ready' }));
    expect(sink.calls[0]).toBe('replaceAll a');
    expect(cluster.watchedFrom).toEqual(['101']);
    expect(cluster.lists).toBe(1);
    expect(losses()).toEqual([]);
  });

  it('gathers what arrives while the sink is busy, in order', async () => {
    await startAndOpen();
    let free = () => {};
    sink.beforeApplied = () =>
      new Promise(resolve => {
        free = resolve;
      });
    cluster.set('b');
    await eventually(() => expect(sink.calls).toContain('apply +b'));
    cluster.set('c');
    cluster.delete('b');
    cluster.set('a', 'Error');
    sink.beforeApplied = async () => {};
    free();
    await eventually(() => expect(sink.calls).toContain('apply +c -b +a'));
    expect(sink.tenants).toEqual({ a: 'Error', c: 'Ready' });
  });

  it('says that it is alive on bookmarks and now and then', async () => {
    await startAndOpen({ aliveIntervalMs: 5 });
    const alive = () => sink.calls.filter(call => call === 'alive').length;
    await eventually(() => expect(alive()).toBeGreaterThan(3));
    const before = alive();
    cluster.bookmark();
    await eventually(() => expect(alive()).toBeGreaterThan(before));
  });

  describe('what ends a watch', () => {
    it('the server, after a good while: goes on at once where it was', async () => {
      await startAndOpen({ stableAfterMs: 0 });
      cluster.set('b');
      cluster.bookmark();
      cluster.endWatches();
      cluster.set('c');
      await eventually(() =>
        expect(Object.keys(sink.tenants)).toEqual(['a', 'b', 'c']),
      );
      expect(cluster.watchedFrom).toEqual(['101', '102']);
      expect(cluster.lists).toBe(1);
      expect(losses()).toEqual([]);
    });

    it('the server, again and again: waits longer each time and says so', async () => {
      await startAndOpen();
      const endOnce = async (round: number) => {
        cluster.endWatches();
        await eventually(() => expect(cluster.watchedFrom).toHaveLength(round));
        await eventually(() => expect(cluster.openWatches).toBe(1));
      };
      await endOnce(2);
      await endOnce(3);
      await endOnce(4);
      expect(losses()).toEqual(['lost ended', 'lost ended', 'lost ended']);
      expect(cluster.lists).toBe(1);
    });

    // The rows of the client library's table: there its informer stops for good.
    it.each([
      ['unavailable', 1],
      ['unauthorized', 1],
      ['forbidden', 1],
      ['unreachable', 1],
      ['timeout', 1],
      ['rate_limited', 1],
      ['expired', 2],
      ['invalid_answer', 2],
      ['not_installed', 2],
    ])(
      '%s while it is open: %i list(s) and nothing lost',
      async (code, lists) => {
        await startAndOpen();
        cluster.endWatches(upstreamError(code, { isTransient: false }));
        cluster.set('b');
        await eventually(() => expect(sink.tenants).toHaveProperty('b'));
        await eventually(() => expect(cluster.openWatches).toBe(1));
        expect(cluster.lists).toBe(lists);
        expect(losses()).toEqual([`lost ${code}`]);
        await eventually(() =>
          expect(sink.calls.lastIndexOf('alive')).toBeGreaterThan(
            sink.calls.indexOf(`lost ${code}`),
          ),
        );
      },
    );

    it.each([
      'unavailable',
      'unauthorized',
      'forbidden',
      'unreachable',
      'expired',
    ])('%s several times before it opens', async code => {
      cluster.watchErrors.push(upstreamError(code), upstreamError(code));
      await startAndOpen();
      cluster.set('b');
      await eventually(() => expect(sink.tenants).toHaveProperty('b'));
      expect(losses()).toEqual([`lost ${code}`, `lost ${code}`]);
    });

    it('a failed list', async () => {
      cluster.listErrors.push(
        upstreamError('unavailable'),
        upstreamError('expired'),
        new TypeError('not ours'),
      );
      await startAndOpen();
      expect(sink.tenants).toEqual({ a: 'Ready' });
      expect(losses()).toEqual([
        'lost unavailable',
        'lost expired',
        'lost unexpected',
      ]);
    });

    it('heeds how long the server asks to wait', async () => {
      cluster.listErrors.push(
        upstreamError('rate_limited', { retryAfterMs: 150 }),
      );
      const begin = Date.now();
      await startAndOpen();
      expect(Date.now() - begin).toBeGreaterThanOrEqual(145);
    });

    it('warns once for each reason and says when it is back', async () => {
      cluster.listErrors.push(
        ...Array.from({ length: 3 }, () => upstreamError('unreachable')),
      );
      await startAndOpen();
      expect(logger.warn).toHaveBeenCalledTimes(1);
      expect(logger.warn).toHaveBeenCalledWith(
        'Tenant watch lost (unreachable): kubernetes is unreachable',
      );
      expect(logger.info).toHaveBeenCalledTimes(1);
    });
  });

  describe('a sink that fails', () => {
    it.each(['replaceAll', 'apply', 'alive'])(
      'in %s: all is listed anew',
      async call => {
        sink.errors.push({ call, error: new Error('database is locked') });
        start();
        await eventually(() => expect(cluster.openWatches).toBe(1));
        cluster.set('b');
        await eventually(() => expect(losses()).toEqual(['lost sink']));
        await eventually(() =>
          expect(sink.tenants).toEqual({ a: 'Ready', b: 'Ready' }),
        );
        expect(cluster.lists).toBe(2);
        cluster.set('c');
        await eventually(() => expect(sink.tenants).toHaveProperty('c'));
      },
    );

    it('in lost as well: goes on all the same', async () => {
      sink.errors.push({ call: 'lost', error: new Error('no database') });
      cluster.listErrors.push(upstreamError('unreachable'));
      await startAndOpen();
      expect(sink.tenants).toEqual({ a: 'Ready' });
    });
  });

  it('ends when it is told to, after storing what came', async () => {
    await startAndOpen();
    cluster.set('b');
    stop.abort();
    await running;
    expect(sink.tenants).toEqual({ a: 'Ready', b: 'Ready' });
    expect(cluster.openWatches).toBe(0);
    expect(losses()).toEqual([]);
  });

  it('ends at once when it is told to while it waits', async () => {
    cluster.listErrors.push(upstreamError('unreachable'));
    start({ backoff: { firstMs: 60_000, longestMs: 60_000 } });
    await eventually(() => expect(losses()).toHaveLength(1));
    stop.abort();
    await expect(running).resolves.toBeUndefined();
  });
});
