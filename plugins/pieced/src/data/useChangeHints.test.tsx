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

import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { FakeSignals } from '../__testUtils__/FakeSignals';
import { LiveUpdates, usePollInterval } from './LiveUpdates';

function setUp(signals?: FakeSignals) {
  const client = new QueryClient();
  const invalidate = jest.spyOn(client, 'invalidateQueries');
  const pages = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <LiveUpdates>{children}</LiveUpdates>
    </QueryClientProvider>
  );
  const wrapper = ({ children }: { children: ReactNode }) =>
    signals ? (
      <TestApiProvider apis={[[signalApiRef, signals]]}>
        {pages({ children })}
      </TestApiProvider>
    ) : (
      <TestApiProvider apis={[]}>{pages({ children })}</TestApiProvider>
    );
  const { result } = renderHook(() => usePollInterval(), { wrapper });
  return { invalidate, pollInterval: result };
}

describe('R-TEN-7: live updates', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('should ask every 5 s while something is under way and nobody tells', () => {
    const { pollInterval } = setUp();

    expect(pollInterval.current(true)).toBe(5_000);
    expect(pollInterval.current(false)).toBe(30_000);
  });

  it('should ask rarely once hints arrive, and often again when they stay away', () => {
    const signals = new FakeSignals();
    const { pollInterval } = setUp(signals);
    expect(pollInterval.current(true)).toBe(5_000);

    act(() => signals.send({ topic: 'tenant' }));
    expect(pollInterval.current(true)).toBe(30_000);

    act(() => jest.advanceTimersByTime(60_000));
    expect(pollInterval.current(true)).toBe(5_000);
  });

  it('should read again once for hints that come together', () => {
    const signals = new FakeSignals();
    const { invalidate } = setUp(signals);

    act(() => {
      signals.send({ topic: 'tenant', key: 'a' });
      signals.send({ topic: 'request', key: 'b' });
      jest.advanceTimersByTime(100);
    });

    expect(invalidate).toHaveBeenCalledTimes(1);
  });

  it('should read again once it has subscribed: what was sent before never arrives', () => {
    const { invalidate } = setUp(new FakeSignals());
    expect(invalidate).not.toHaveBeenCalled();

    act(() => jest.advanceTimersByTime(1_000));

    expect(invalidate).toHaveBeenCalledWith({ type: 'active' });
  });
});
