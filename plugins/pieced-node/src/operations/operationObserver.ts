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

import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';

/**
 * A moment in an operation's life: before a step runs, after its effect but before that is recorded, and after it is
 * recorded.
 *
 * @public
 */
export interface OperationMoment {
  moment: 'starting' | 'done' | 'recorded';
  operationId: string;
  kind: string;
  step: string;
}

/**
 * Watches operations as they run, for metrics, tracing or fault injection.
 *
 * @public
 */
export interface OperationObserver {
  /** Called at each moment; the operation goes on when it resolves and treats a rejection as a fault of the step. */
  observe(moment: OperationMoment): Promise<void>;
}

/**
 * Replace it to watch operations; by default nobody does.
 *
 * @public
 */
export const operationObserverServiceRef = createServiceRef<OperationObserver>({
  id: 'pieced.operation-observer',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => ({ observe: async () => {} }),
    }),
});
