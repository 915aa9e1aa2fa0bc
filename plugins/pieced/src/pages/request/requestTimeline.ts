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

import type { Operation, TenantRequest } from '@pieced/plugin-pieced-common';
import type { TimelineState } from '../../components/Timeline';

export type RequestMilestone =
  | { kind: 'filed' }
  | {
      kind: 'decided';
      outcome: 'waiting' | 'approved' | 'rejected' | 'withdrawn';
    }
  | { kind: 'step'; step: string }
  | { kind: 'ready' }
  | { kind: 'deleted' };

export type RequestTimelineEntry = RequestMilestone & {
  state: TimelineState;
  at?: string;
};

/** The steps of setting an instance up where the portal has not named them yet. */
const usualSteps: Operation['steps'] = [
  { name: 'secrets', state: 'pending' },
  { name: 'forget', state: 'pending' },
  { name: 'resource', state: 'pending' },
];

/** Everything that happened to a request and is still to come: filed, decided, each step, ready. */
export function requestTimeline(
  request: TenantRequest,
): RequestTimelineEntry[] {
  const filed: RequestTimelineEntry = {
    kind: 'filed',
    state: 'done',
    at: request.createdAt,
  };
  switch (request.status) {
    case 'withdrawn':
      return [
        filed,
        {
          kind: 'decided',
          outcome: 'withdrawn',
          state: 'done',
          at: request.updatedAt,
        },
      ];
    case 'rejected':
      return [
        filed,
        {
          kind: 'decided',
          outcome: 'rejected',
          state: 'failed',
          at: request.decidedAt,
        },
      ];
    case 'pending':
      return [
        filed,
        { kind: 'decided', outcome: 'waiting', state: 'current' },
        ...usualSteps.map(step => upcoming(step.name)),
        { kind: 'ready', state: 'upcoming' },
      ];
    default:
      return [
        filed,
        {
          kind: 'decided',
          outcome: 'approved',
          state: 'done',
          at: request.decidedAt,
        },
        ...stepsOf(request),
        ready(request),
        ...(request.status === 'deleted'
          ? [{ kind: 'deleted', state: 'done', at: request.updatedAt } as const]
          : []),
      ];
  }
}

function upcoming(step: string): RequestTimelineEntry {
  return { kind: 'step', step, state: 'upcoming' };
}

function stepsOf(request: TenantRequest): RequestTimelineEntry[] {
  const { operation } = request;
  const steps = operation?.steps.length ? operation.steps : usualSteps;
  const isOver = ['active', 'deleted'].includes(request.status);
  const firstOpen = steps.findIndex(step => step.state !== 'done');
  return steps.map((step, index) => ({
    kind: 'step',
    step: step.name,
    at: step.finishedAt,
    state:
      step.state === 'done' || isOver
        ? 'done'
        : openState(operation, index === firstOpen),
  }));
}

function openState(
  operation: Operation | undefined,
  isFirstOpen: boolean,
): TimelineState {
  if (!isFirstOpen) {
    return 'upcoming';
  }
  switch (operation?.state) {
    case 'failed':
    case 'cancelled':
      return 'failed';
    case 'waiting':
      return 'waiting';
    default:
      return 'current';
  }
}

function ready(request: TenantRequest): RequestTimelineEntry {
  const isReady = ['active', 'deleted'].includes(request.status);
  if (isReady) {
    return { kind: 'ready', state: 'done', at: request.readyAt };
  }
  const isStarting = request.operation?.state === 'succeeded';
  return { kind: 'ready', state: isStarting ? 'current' : 'upcoming' };
}
