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

describe('the scheduled list of TenantWatch', () => {
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

  it('brings what the stream has missed, without ending it', async () => {
    await startAndOpen({ relistIntervalMs: 10 });
    cluster.setUnseen('missed');
    await eventually(() => expect(sink.tenants).toHaveProperty('missed'));
    expect(cluster.watchedFrom).toHaveLength(1);
    expect(losses()).toEqual([]);
  });

  it('does not undo what happens while it is read', async () => {
    let answer = () => {};
    await startAndOpen({ relistIntervalMs: 10 });
    cluster.set('b');
    await eventually(() => expect(sink.tenants).toHaveProperty('b'));
    cluster.beforeListAnswers = () =>
      new Promise(resolve => {
        answer = resolve;
      });
    const lists = cluster.lists;
    await eventually(() => expect(cluster.lists).toBe(lists + 1));

    cluster.set('c');
    cluster.delete('b');
    cluster.set('a', 'Error');
    await eventually(() =>
      expect(sink.tenants).toEqual({ a: 'Error', c: 'Ready' }),
    );
    const calls = sink.calls.length;
    cluster.beforeListAnswers = async () => {};
    answer();
    await eventually(() =>
      expect(
        sink.calls.slice(calls).find(call => call.startsWith('replaceAll')),
      ).toBe('replaceAll a c'),
    );
    expect(sink.tenants).toEqual({ a: 'Error', c: 'Ready' });
  });

  it('is not undone by a stream that lags behind it', async () => {
    await startAndOpen({ relistIntervalMs: 10 });
    cluster.holdEvents();
    cluster.set('b');
    cluster.delete('a');
    cluster.set('a', 'Error');
    await eventually(() =>
      expect(sink.tenants).toEqual({ a: 'Error', b: 'Ready' }),
    );
    cluster.releaseEvents();
    cluster.set('c');
    await eventually(() => expect(sink.tenants).toHaveProperty('c'));
    expect(sink.calls.filter(call => call.startsWith('apply'))).toEqual([
      'apply +c',
    ]);
  });

  it('that fails leaves the stream alone', async () => {
    await startAndOpen({ relistIntervalMs: 10 });
    cluster.listErrors.push(upstreamError('unavailable'));
    await eventually(() =>
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('Listing the tenants again failed'),
      ),
    );
    cluster.set('b');
    await eventually(() => expect(sink.tenants).toHaveProperty('b'));
    expect(cluster.watchedFrom).toHaveLength(1);
    expect(losses()).toEqual([]);
  });
});
