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

import fc from 'fast-check';
import {
  canTransition,
  isLiveRequest,
  isProvisionedRequest,
  requestStatuses,
  statusesBefore,
  type RequestStatus,
} from './lifecycle';

const allowed: Record<RequestStatus, RequestStatus[]> = {
  pending: ['approved', 'rejected', 'withdrawn'],
  approved: ['provisioning', 'active', 'deleted'],
  provisioning: ['active', 'deleted'],
  active: ['deleted'],
  rejected: ['approved'],
  withdrawn: [],
  deleted: [],
};

const pairs = requestStatuses.flatMap(from =>
  requestStatuses.map(to => ({ from, to, can: allowed[from].includes(to) })),
);

describe('canTransition', () => {
  it.each(pairs)(
    'should let a request go from $from to $to: $can',
    ({ from, to, can }) => {
      expect(canTransition(from, to)).toBe(can);
    },
  );

  it('should know no way out of withdrawn and deleted, back to pending, or in a circle', () => {
    const status = fc.constantFrom(...requestStatuses);
    fc.assert(
      fc.property(
        status,
        fc.array(status, { maxLength: 20 }),
        (first, wishes) => {
          const path = wishes.reduce(
            (done, wish) =>
              canTransition(done[done.length - 1], wish)
                ? [...done, wish]
                : done,
            [first],
          );
          expect(path.slice(1)).not.toContain('pending');
          expect(path.slice(0, -1)).not.toContain('withdrawn');
          expect(path.slice(0, -1)).not.toContain('deleted');
          expect(new Set(path).size).toBe(path.length);
        },
      ),
    );
  });
});

describe('statusesBefore', () => {
  it.each([
    { to: 'pending', before: [] },
    { to: 'approved', before: ['pending', 'rejected'] },
    { to: 'provisioning', before: ['approved'] },
    { to: 'active', before: ['approved', 'provisioning'] },
    { to: 'rejected', before: ['pending'] },
    { to: 'withdrawn', before: ['pending'] },
    { to: 'deleted', before: ['approved', 'provisioning', 'active'] },
  ] as const)(
    'should say from where a request gets to $to',
    ({ to, before }) => {
      expect(statusesBefore(to)).toEqual(before);
    },
  );
});

describe('isLiveRequest and isProvisionedRequest', () => {
  it.each([
    { status: 'pending', isLive: true, isProvisioned: false },
    { status: 'approved', isLive: true, isProvisioned: true },
    { status: 'provisioning', isLive: true, isProvisioned: true },
    { status: 'active', isLive: true, isProvisioned: true },
    { status: 'rejected', isLive: false, isProvisioned: false },
    { status: 'withdrawn', isLive: false, isProvisioned: false },
    { status: 'deleted', isLive: false, isProvisioned: false },
  ] as const)(
    'R-REG-3 R-WIZ-3 R-WIZ-4 should take $status for live: $isLive, provisioned: $isProvisioned',
    ({ status, isLive, isProvisioned }) => {
      expect(isLiveRequest(status)).toBe(isLive);
      expect(isProvisionedRequest(status)).toBe(isProvisioned);
    },
  );
});
