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

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { OpenBaoAuth } from './OpenBaoLogin';

const serviceAccountTokenFile =
  '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** Reads `pieced.openbao.auth`. */
export function openbaoAuthOf(config: Config): OpenBaoAuth {
  const method = config.getString('method');
  const mount = config.getOptionalString('mount') ?? method;
  switch (method) {
    case 'token':
      return { method, token: config.getString('token') };
    case 'approle':
      return {
        method,
        mount,
        roleId: config.getString('roleId'),
        secretId: config.getString('secretId'),
      };
    case 'kubernetes':
      return {
        method,
        mount,
        role: config.getString('role'),
        jwtFile: config.getOptionalString('jwtFile') ?? serviceAccountTokenFile,
      };
    default:
      throw new InputError(
        `pieced.openbao.auth.method must be token, approle or kubernetes, not '${method}'`,
      );
  }
}
