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
import { ChangeQueue, type Changes } from './ChangeQueue';

function createQueue(apply: (changes: Changes) => Promise<void>) {
  const logger = mockServices.logger.mock();
  return { logger, queue: new ChangeQueue({ apply, logger }) };
}

describe('ChangeQueue', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('should apply a burst in one batch', async () => {
    const apply = jest.fn(async () => {});
    const { queue } = createQueue(apply);
    queue.add({ tenants: new Set(['a']) });
    await jest.advanceTimersByTimeAsync(50);
    queue.add({ tenants: new Set(['a', 'b']), organizations: new Set(['7']) });
    expect(apply).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(50);
    expect(apply).toHaveBeenCalledTimes(1);
    expect(apply).toHaveBeenCalledWith({
      everything: false,
      tenants: new Set(['a', 'b']),
      organizations: new Set(['7']),
    });
    await jest.advanceTimersByTimeAsync(120_000);
    expect(apply).toHaveBeenCalledTimes(1);
  });

  it('should wait for a batch before the next', async () => {
    let finish = () => {};
    const apply = jest.fn(
      () =>
        new Promise<void>(resolve => {
          finish = resolve;
        }),
    );
    const { queue } = createQueue(apply);
    queue.add({ tenants: new Set(['a']) });
    await jest.advanceTimersByTimeAsync(100);
    queue.add({ tenants: new Set(['b']) });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(apply).toHaveBeenCalledTimes(1);
    finish();
    await jest.advanceTimersByTimeAsync(100);
    expect(apply).toHaveBeenCalledTimes(2);
    expect(apply).toHaveBeenLastCalledWith(
      expect.objectContaining({ tenants: new Set(['b']) }),
    );
  });

  it('should try a failed batch again after longer and longer pauses, with what came meanwhile', async () => {
    const apply = jest
      .fn<Promise<void>, [Changes]>()
      .mockRejectedValueOnce(new Error('down'))
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValue();
    const { queue, logger } = createQueue(apply);
    queue.add({ tenants: new Set(['a']) });
    await jest.advanceTimersByTimeAsync(100);
    expect(apply).toHaveBeenCalledTimes(1);
    queue.add({ organizations: new Set(['7']) });
    await jest.advanceTimersByTimeAsync(999);
    expect(apply).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(apply).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(1_999);
    expect(apply).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(1);
    expect(apply).toHaveBeenCalledTimes(3);
    expect(apply).toHaveBeenLastCalledWith({
      everything: false,
      tenants: new Set(['a']),
      organizations: new Set(['7']),
    });
    expect(logger.warn).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(apply).toHaveBeenCalledTimes(3);
  });

  it('should not try more seldom than once a minute', async () => {
    const apply = jest.fn().mockRejectedValue(new Error('down'));
    const { queue } = createQueue(apply);
    queue.add({ everything: true });
    await jest.advanceTimersByTimeAsync(10 * 60_000);
    const before = apply.mock.calls.length;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(apply.mock.calls.length).toBe(before + 1);
    queue.stop();
  });

  it('should do nothing once stopped', async () => {
    const apply = jest.fn(async () => {});
    const { queue } = createQueue(apply);
    queue.add({ everything: true });
    queue.stop();
    queue.add({ everything: true });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(apply).not.toHaveBeenCalled();
  });
});
