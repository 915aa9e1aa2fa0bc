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

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import {
  OperationStatusBadge,
  RequestStatusBadge,
  TenantStatusBadge,
} from './StatusBadge';

function shown(word: string) {
  const badge = screen.getByText(word);
  return { tone: badge.dataset.tone, hasIcon: !!badge.querySelector('svg') };
}

describe('StatusBadge', () => {
  it.each([
    ['pending', 'In review', 'neutral'],
    ['approved', 'Being set up', 'info'],
    ['provisioning', 'Being set up', 'info'],
    ['active', 'Ready', 'success'],
    ['rejected', 'Not approved', 'danger'],
    ['withdrawn', 'Withdrawn', 'neutral'],
    ['deleted', 'Deleted', 'neutral'],
  ] as const)('should call a request that is %s "%s"', (status, word, tone) => {
    renderInTestApp(<RequestStatusBadge status={status} />);

    expect(shown(word)).toEqual({ tone, hasIcon: true });
  });

  it.each([
    ['Pending', false, 'Being set up', 'info'],
    ['Provisioning', false, 'Being set up', 'info'],
    ['Running', false, 'Starting', 'info'],
    ['Ready', false, 'Ready', 'success'],
    ['Ready', true, 'Suspended', 'warning'],
    ['Error', false, 'Needs attention', 'danger'],
    ['Error', true, 'Needs attention', 'danger'],
    ['Deleting', true, 'Being deleted', 'warning'],
  ] as const)(
    'should call an instance that is %s (suspended: %s) "%s"',
    (phase, suspended, word, tone) => {
      renderInTestApp(<TenantStatusBadge tenant={{ phase, suspended }} />);

      expect(shown(word)).toEqual({ tone, hasIcon: true });
    },
  );

  it.each([
    ['queued', 'Queued', 'neutral'],
    ['running', 'In progress', 'info'],
    ['waiting', 'Waiting', 'warning'],
    ['succeeded', 'Done', 'success'],
    ['failed', 'Stopped', 'danger'],
    ['cancelled', 'Cancelled', 'neutral'],
  ] as const)(
    'should call an operation that is %s "%s"',
    (state, word, tone) => {
      renderInTestApp(<OperationStatusBadge state={state} />);

      expect(shown(word)).toEqual({ tone, hasIcon: true });
    },
  );
});
