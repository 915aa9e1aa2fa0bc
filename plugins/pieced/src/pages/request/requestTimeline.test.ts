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

import { sampleOperation, sampleRequest } from '../../__testUtils__/samples';
import { requestTimeline } from './requestTimeline';

function brief(...args: Parameters<typeof requestTimeline>) {
  return requestTimeline(...args).map(entry => {
    const detail =
      (entry.kind === 'decided' && entry.outcome) ||
      (entry.kind === 'step' && entry.step);
    return `${detail || entry.kind}: ${entry.state}`;
  });
}

const done = { state: 'done', finishedAt: '2026-11-24T12:00:00Z' } as const;

describe('requestTimeline', () => {
  it('should show what is to come while a request is pending', () => {
    expect(brief(sampleRequest())).toEqual([
      'filed: done',
      'waiting: current',
      'secrets: upcoming',
      'forget: upcoming',
      'resource: upcoming',
      'ready: upcoming',
    ]);
  });

  it.each([
    ['running', 'current'],
    ['queued', 'current'],
    ['waiting', 'waiting'],
    ['failed', 'failed'],
    ['cancelled', 'failed'],
  ] as const)(
    'R-REQ-4: should show the step of an operation that is %s as %s',
    (state, shown) => {
      const operation = sampleOperation({
        state,
        step: 'forget',
        steps: [
          { name: 'secrets', ...done },
          { name: 'forget', state: 'running' },
          { name: 'resource', state: 'pending' },
        ],
      });

      expect(brief(sampleRequest({ status: 'approved', operation }))).toEqual([
        'filed: done',
        'approved: done',
        'secrets: done',
        `forget: ${shown}`,
        'resource: upcoming',
        'ready: upcoming',
      ]);
    },
  );

  it('should wait for the assistant once every step is done', () => {
    const operation = sampleOperation({
      state: 'succeeded',
      steps: [{ name: 'resource', ...done }],
    });

    expect(
      brief(sampleRequest({ status: 'provisioning', operation })).slice(-2),
    ).toEqual(['resource: done', 'ready: current']);
  });

  it('should take every step for done when the instance is ready before it was recorded', () => {
    const operation = sampleOperation();

    expect(
      brief(sampleRequest({ status: 'active', operation })).slice(2),
    ).toEqual([
      'secrets: done',
      'forget: done',
      'resource: done',
      'ready: done',
    ]);
  });

  it.each([
    ['rejected', 'rejected: failed'],
    ['withdrawn', 'withdrawn: done'],
  ] as const)('should end where a request was %s', (status, last) => {
    expect(brief(sampleRequest({ status }))).toEqual(['filed: done', last]);
  });
});
