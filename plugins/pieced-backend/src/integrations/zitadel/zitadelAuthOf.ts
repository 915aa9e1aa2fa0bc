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
import { parseServiceAccountKey } from './ServiceAccountKey';
import type { ZitadelAuth } from './ZitadelLogin';

/**
 * Reads how to sign in from `pieced.zitadel`.
 *
 * @throws InputError unless there is exactly one way
 */
export function zitadelAuthOf(config: Config): ZitadelAuth {
  const token = config.getOptionalString('serviceToken');
  const json = config.getOptionalString('serviceKey');
  const keyFile = config.getOptionalString('serviceKeyFile');
  if ([token, json, keyFile].filter(Boolean).length !== 1) {
    throw new InputError(
      'Set exactly one of pieced.zitadel.serviceToken, serviceKey and serviceKeyFile',
    );
  }
  if (token) {
    return { token };
  }
  if (keyFile) {
    return { keyFile };
  }
  const key = parseServiceAccountKey(json!);
  if (!key) {
    throw new InputError(
      'pieced.zitadel.serviceKey is not the JSON that ZITADEL hands out with a key',
    );
  }
  return { key };
}
