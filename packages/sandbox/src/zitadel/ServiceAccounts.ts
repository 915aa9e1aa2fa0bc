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

import { createPublicKey, generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { jwtVerify } from 'jose';
import { JsonFile } from '../JsonFile';

/** The key file of a service account, as ZITADEL's console hands it out. */
export interface ServiceAccountKey {
  type: 'serviceaccount';
  keyId: string;
  /** PEM of the private key. */
  key: string;
  userId: string;
  expirationDate: string;
}

interface AccountData {
  key?: ServiceAccountKey;
  /** Access tokens of the JWT profile with their end, in ms since the epoch. */
  tokens: Record<string, number>;
}

const SERVICE_USER_ID = '310000000000000801';
const API_AUDIENCE = 'urn:zitadel:iam:org:project:id:zitadel:aud';
const TOKEN_TTL_MS = 12 * 3_600_000;

/** Who may use the management interface: two personal access tokens and one key, kept over a restart. */
export class ServiceAccounts {
  readonly #file: JsonFile<AccountData>;
  readonly #issuer: string;
  readonly #tokens: { write: string; read: string };
  readonly key: ServiceAccountKey;

  private constructor(
    file: JsonFile<AccountData>,
    issuer: string,
    tokens: { write: string; read: string },
    key: ServiceAccountKey,
  ) {
    this.#file = file;
    this.#issuer = issuer;
    this.#tokens = tokens;
    this.key = key;
  }

  static async create(options: {
    path?: string;
    issuer: string;
    tokens: { write: string; read: string };
  }): Promise<ServiceAccounts> {
    const file = new JsonFile<AccountData>(options.path, { tokens: {} });
    const key = file.value.key ?? (await createKeyOnce());
    file.value.key = key;
    file.changed();
    return new ServiceAccounts(file, options.issuer, options.tokens, key);
  }

  /** @param header - the `Authorization` header of a request */
  rightsOf(header: string | undefined): 'read' | 'write' | undefined {
    const token = /^Bearer (.+)$/.exec(header ?? '')?.[1];
    if (!token) {
      return undefined;
    }
    if (token === this.#tokens.read) {
      return 'read';
    }
    const known =
      token === this.#tokens.write ||
      (Object.hasOwn(this.#file.value.tokens, token) &&
        this.#file.value.tokens[token] > Date.now());
    return known ? 'write' : undefined;
  }

  /**
   * Exchanges a JWT profile assertion for an access token. Rejects when the assertion is not good for this issuer.
   *
   * @param scope - without ZITADEL's own audience in it the token is good for nothing here
   */
  async exchange(
    assertion: string,
    scope: string,
  ): Promise<{
    access_token: string;
    token_type: 'Bearer';
    expires_in: number;
  }> {
    const { payload } = await jwtVerify(
      assertion,
      async ({ kid }) => {
        if (kid !== this.key.keyId) {
          throw new Error('unknown key');
        }
        return createPublicKey(this.key.key);
      },
      {
        algorithms: ['RS256'],
        audience: this.#issuer,
        issuer: this.key.userId,
        subject: this.key.userId,
        requiredClaims: ['iat', 'exp'],
        maxTokenAge: '1h',
      },
    );
    if (Number(payload.exp) - Number(payload.iat) > 3600) {
      throw new Error('assertion lives longer than an hour');
    }
    const token = randomBytes(32).toString('base64url');
    if (scope.split(' ').includes(API_AUDIENCE)) {
      const { tokens } = this.#file.value;
      for (const [old, end] of Object.entries(tokens)) {
        if (end < Date.now()) {
          delete tokens[old];
        }
      }
      tokens[token] = Date.now() + TOKEN_TTL_MS;
      this.#file.changed();
    }
    return {
      access_token: token,
      token_type: 'Bearer',
      expires_in: TOKEN_TTL_MS / 1000 - 1,
    };
  }

  flush(): void {
    this.#file.flush();
  }
}

let created: Promise<ServiceAccountKey> | undefined;

/** One for all stand-ins of a process that have none kept: making one takes long. */
function createKeyOnce(): Promise<ServiceAccountKey> {
  created ??= createKey();
  return created;
}

async function createKey(): Promise<ServiceAccountKey> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return {
    type: 'serviceaccount',
    keyId: '310000000000000811',
    key: pair.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    userId: SERVICE_USER_ID,
    expirationDate: '9999-12-31T23:59:59Z',
  };
}
