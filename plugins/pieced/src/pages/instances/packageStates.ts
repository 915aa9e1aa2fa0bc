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

import type { Tenant } from '@pieced/plugin-pieced-common';

export interface PackageState {
  id: string;
  state: 'on' | 'switchingOn' | 'switchingOff';
}

/** Wanted against actual: what is on, what is about to be, what is about to go. */
export function packageStates(
  tenant: Pick<Tenant, 'packages' | 'enabledPackages'>,
): PackageState[] {
  const wanted = tenant.packages.map(
    (id): PackageState => ({
      id,
      state: tenant.enabledPackages.includes(id) ? 'on' : 'switchingOn',
    }),
  );
  const leaving = tenant.enabledPackages
    .filter(id => !tenant.packages.includes(id))
    .map((id): PackageState => ({ id, state: 'switchingOff' }));
  return [...wanted, ...leaving];
}
