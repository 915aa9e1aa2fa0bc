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

import { randomBytes, randomUUID } from 'node:crypto';
import type { JsonFile } from '../JsonFile';
import type { OpenbaoState, Token } from './OpenbaoState';

/** Tokens with leases, and the answers that tell about them. */
export class TokenStore {
  readonly #file: JsonFile<OpenbaoState>;

  constructor(file: JsonFile<OpenbaoState>) {
    this.#file = file;
  }

  /** A fixed token that lives for ever, as a start of development asks. */
  ensure(id: string, policies: string[]): void {
    const known = this.#file.value.tokens[id];
    this.#put({
      id,
      accessor: known?.accessor ?? randomUUID(),
      policies,
      displayName: 'token',
      path: 'auth/token/create',
      meta: null,
      issuedAt: known?.issuedAt ?? Date.now(),
      ttl: 0,
    });
  }

  /** @param ttl - seconds */
  issue(
    options: Pick<Token, 'policies' | 'displayName' | 'path' | 'meta' | 'ttl'>,
  ): Token {
    this.#dropExpired();
    return this.#put({
      ...options,
      id: `s.${randomBytes(18).toString('base64url')}`,
      accessor: randomBytes(18).toString('base64url'),
      issuedAt: Date.now(),
      expiresAt: Date.now() + options.ttl * 1000,
    });
  }

  /** The token when it exists and its lease still runs. */
  find(id: string): Token | undefined {
    const token = Object.hasOwn(this.#file.value.tokens, id)
      ? this.#file.value.tokens[id]
      : undefined;
    return token && !expired(token) ? token : undefined;
  }

  renew(token: Token): void {
    if (token.expiresAt !== undefined) {
      this.#put({ ...token, expiresAt: Date.now() + token.ttl * 1000 });
    }
  }

  revoke(token: Token): void {
    delete this.#file.value.tokens[token.id];
    this.#file.changed();
  }

  #put(token: Token): Token {
    this.#file.value.tokens[token.id] = token;
    this.#file.changed();
    return token;
  }

  #dropExpired(): void {
    for (const token of Object.values(this.#file.value.tokens)) {
      if (expired(token)) {
        delete this.#file.value.tokens[token.id];
      }
    }
  }
}

/** The `auth` part of a login or renewal. */
export function authOf(token: Token): unknown {
  return {
    client_token: token.id,
    accessor: token.accessor,
    policies: token.policies,
    token_policies: token.policies,
    metadata: token.meta,
    lease_duration: Math.ceil(token.ttl),
    renewable: token.expiresAt !== undefined,
    entity_id: '',
    token_type: 'service',
    orphan: true,
    mfa_requirement: null,
    num_uses: 0,
  };
}

/** The `data` part of a look-up. */
export function lookupOf(token: Token): unknown {
  const { expiresAt } = token;
  return {
    accessor: token.accessor,
    creation_time: Math.floor(token.issuedAt / 1000),
    creation_ttl: Math.ceil(token.ttl),
    display_name: token.displayName,
    entity_id: '',
    expire_time:
      expiresAt === undefined ? null : new Date(expiresAt).toISOString(),
    explicit_max_ttl: 0,
    id: token.id,
    issue_time: new Date(token.issuedAt).toISOString(),
    meta: token.meta,
    num_uses: 0,
    orphan: true,
    path: token.path,
    policies: token.policies,
    renewable: expiresAt !== undefined,
    ttl:
      expiresAt === undefined ? 0 : Math.ceil((expiresAt - Date.now()) / 1000),
    type: 'service',
  };
}

function expired(token: Token): boolean {
  return token.expiresAt !== undefined && token.expiresAt <= Date.now();
}
