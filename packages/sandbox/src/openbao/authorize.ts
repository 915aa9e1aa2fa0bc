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

import type { Request } from 'express';
import { OpenbaoError } from './OpenbaoError';
import type { Token } from './OpenbaoState';
import { allows } from './policies';
import type { Capability } from './policies';
import type { TokenStore } from './TokenStore';

/** The caller's token; 403 when it is missing, unknown, expired or its policies do not give the capability. */
export function authorize(
  tokens: TokenStore,
  req: Request,
  path: string,
  capability: Capability,
): Token {
  const bearer = /^Bearer (.+)$/.exec(req.get('authorization') ?? '')?.[1];
  const token = tokens.find(req.get('x-vault-token') ?? bearer ?? '');
  if (!token || !allows(token.policies, path, capability)) {
    throw OpenbaoError.denied();
  }
  return token;
}
