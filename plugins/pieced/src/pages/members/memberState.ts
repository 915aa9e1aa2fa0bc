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

import type { MemberState } from '@pieced/plugin-pieced-common';
import type { Tone } from '../../components/statusTable';

export const memberTones: Record<MemberState, Tone> = {
  active: 'success',
  invited: 'info',
  expired: 'warning',
};

const kinds = ['invite', 'resend', 'set-role', 'remove'] as const;

/** Which sentence says what an operation of this kind is doing. */
export function memberKind(kind: string): (typeof kinds)[number] | 'other' {
  return kinds.find(known => known === kind) ?? 'other';
}
