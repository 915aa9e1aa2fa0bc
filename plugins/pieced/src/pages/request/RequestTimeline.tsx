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

import type { TenantRequest } from '@pieced/plugin-pieced-common';
import type { ReactNode } from 'react';
import { OperationNote } from '../../components/OperationNote';
import { operationStep } from '../../components/operationStep';
import { Quote } from '../../components/Quote';
import { Timeline, type TimelineEntry } from '../../components/Timeline';
import { type PiecedTranslate, usePiecedTranslation } from '../../translations';
import { requestSentence } from './requestSentence';
import { requestTimeline, type RequestTimelineEntry } from './requestTimeline';

/** A request's way from filed to ready. `compact` shows only what is or was, for lists. */
export function RequestTimeline({
  request,
  compact,
}: {
  request: TenantRequest;
  compact?: boolean;
}) {
  const { t } = usePiecedTranslation();
  const entries = requestTimeline(request).filter(
    entry => !compact || isWorthALine(entry, request),
  );
  return (
    <Timeline
      label={t('request.timeline')}
      compact={compact}
      entries={entries.map(
        (entry): TimelineEntry => ({
          id: entry.kind === 'step' ? `step-${entry.step}` : entry.kind,
          title: titleOf(entry, t),
          state: entry.state,
          at: entry.at,
          content: contentOf(entry, request, t),
        }),
      )}
    />
  );
}

/** In a list: what was decided and where it stands, without the steps behind and ahead. */
function isWorthALine(
  entry: RequestTimelineEntry,
  request: TenantRequest,
): boolean {
  if (entry.kind === 'filed') {
    return request.status === 'pending';
  }
  return (
    entry.kind === 'decided' || !['done', 'upcoming'].includes(entry.state)
  );
}

function titleOf(entry: RequestTimelineEntry, t: PiecedTranslate): string {
  switch (entry.kind) {
    case 'filed':
      return t('request.filed.name');
    case 'decided':
      return t(`request.decided.${entry.outcome}`);
    case 'step':
      return t(`operation.step.${operationStep(entry.step)}.name`);
    case 'ready':
      return t('request.ready.name');
    default:
      return t('request.deleted');
  }
}

function contentOf(
  entry: RequestTimelineEntry,
  request: TenantRequest,
  t: PiecedTranslate,
): ReactNode {
  if (entry.kind === 'decided') {
    if (entry.outcome === 'waiting') {
      return requestSentence(request, t);
    }
    return (
      request.staffNote && (
        <Quote by={t('request.staffNote')}>{request.staffNote}</Quote>
      )
    );
  }
  if (entry.kind === 'ready') {
    return {
      done: t('request.ready.sentence'),
      current: t('request.ready.starting'),
    }[entry.state as string];
  }
  const isOpen = ['current', 'waiting', 'failed'].includes(entry.state);
  if (entry.kind === 'step' && isOpen) {
    return request.operation ? (
      <OperationNote operation={request.operation} />
    ) : (
      t(`operation.step.${operationStep(entry.step)}.running`)
    );
  }
  return undefined;
}
