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

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import type { WizardStep } from './pages/wizard/steps';
import {
  instanceRouteRef,
  instancesRouteRef,
  membersRouteRef,
  newInstanceRouteRef,
  queuedRequestRouteRef,
  queueRouteRef,
  requestRouteRef,
  rootRouteRef,
} from './routes';

/** The addresses of the plugin's pages, wherever an app has mounted them. */
export function useLinks() {
  const root = useRouteRef(rootRouteRef);
  const newInstance = useRouteRef(newInstanceRouteRef);
  const request = useRouteRef(requestRouteRef);
  const queue = useRouteRef(queueRouteRef);
  const queuedRequest = useRouteRef(queuedRequestRouteRef);
  const instances = useRouteRef(instancesRouteRef);
  const instance = useRouteRef(instanceRouteRef);
  const members = useRouteRef(membersRouteRef);

  return useMemo(
    () => ({
      overview: () => root?.() ?? '/',
      newInstance: (step: WizardStep, organizationId?: string) =>
        `${newInstance?.({ step }) ?? '/'}${query({
          organization: organizationId,
        })}`,
      request: (id: string) => request?.({ id }) ?? '/',
      queue: () => queue?.() ?? '/',
      queuedRequest: (id: string) => queuedRequest?.({ id }) ?? '/',
      instances: (filter: { phase?: string } = {}) =>
        `${instances?.() ?? '/'}${query(filter)}`,
      instance: (name: string) => instance?.({ name }) ?? '/',
      members: () => members?.() ?? '/',
    }),
    [
      root,
      newInstance,
      request,
      queue,
      queuedRequest,
      instances,
      instance,
      members,
    ],
  );
}

function query(values: Record<string, string | undefined>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value) {
      params.set(key, value);
    }
  }
  return params.size > 0 ? `?${params}` : '';
}
