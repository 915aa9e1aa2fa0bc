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

import type { Kubernetes } from './kubernetes/startKubernetes';
import type { Litellm } from './litellm/startLitellm';
import type { Openbao } from './openbao/startOpenbao';
import type { Vllm } from './vllm/startVllm';
import type { Zitadel } from './zitadel/startZitadel';

/** All addresses and development credentials, as `connection.json` and `GET /connection` tell them. */
export interface Connection {
  control: { url: string };
  zitadel: Omit<Zitadel, 'close'>;
  kubernetes: Pick<Kubernetes, 'url' | 'caPem' | 'tokens'>;
  openbao: Omit<Openbao, 'close'>;
  litellm: Omit<Litellm, 'close'>;
  vllm: Omit<Vllm, 'close'>;
  smtp: { host: string; port: number };
  /** The page of the mail catcher. */
  mail: { url: string };
}
