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

import { memberCalls } from './memberCalls';
import { operationCalls } from './operationCalls';
import { organizationCalls } from './organizationCalls';
import { registrationCalls } from './registrationCalls';
import { requestCalls } from './requestCalls';
import { sessionCalls } from './sessionCalls';
import { tenantCalls } from './tenantCalls';
import { Transport, type PiecedClientOptions } from './Transport';
import { wizardCalls } from './wizardCalls';

/** Every call of the portal's API. */
type Calls = ReturnType<typeof sessionCalls> &
  ReturnType<typeof wizardCalls> &
  ReturnType<typeof requestCalls> &
  ReturnType<typeof tenantCalls> &
  ReturnType<typeof operationCalls> &
  ReturnType<typeof organizationCalls> &
  ReturnType<typeof memberCalls> &
  ReturnType<typeof registrationCalls>;

/** @public */
export interface PiecedClient extends Calls {}

/**
 * The portal's API, typed. Every method throws {@link PiecedApiError} for an answer that is no success.
 *
 * @public
 */
export class PiecedClient {
  constructor(options: PiecedClientOptions) {
    const transport = new Transport(options);
    Object.assign(
      this,
      sessionCalls(transport),
      wizardCalls(transport),
      requestCalls(transport),
      tenantCalls(transport),
      operationCalls(transport),
      organizationCalls(transport),
      memberCalls(transport),
      registrationCalls(transport),
    );
  }
}
