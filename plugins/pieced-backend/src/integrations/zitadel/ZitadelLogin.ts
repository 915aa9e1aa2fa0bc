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

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { requestJson } from '../http/requestJson';
import { UpstreamError } from '../UpstreamError';
import {
  parseServiceAccountKey,
  type ServiceAccountKey,
} from './ServiceAccountKey';
import { unreadableAnswer, zitadelError } from './zitadelError';

/** How the portal proves to ZITADEL's management interface who it is. */
export type ZitadelAuth =
  /** A personal access token. */
  | { token: string }
  | { key: ServiceAccountKey }
  /** A file with the key; it may be replaced while the process runs. */
  | { keyFile: string };

const PATH = '/oauth/v2/token';

/** Without this audience the token is good for nothing at the management interface. */
const SCOPE = 'openid urn:zitadel:iam:org:project:id:zitadel:aud';

const ASSERTION_LIFE_S = 5 * 60;

/** A token is replaced so long before its end, so that it does not end on the way. */
const MARGIN_MS = 60_000;

const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});

/** A token for ZITADEL: a personal one, or one for a signed JWT profile, fetched when needed and kept until shortly before its end. */
export class ZitadelLogin {
  readonly #url: string;
  readonly #auth: ZitadelAuth;
  readonly #timeoutMs?: number;
  readonly #now: () => number;
  #current?: { token: string; until: number };
  #pending?: Promise<string>;

  constructor(options: {
    /** The issuer, without a slash at the end. */
    url: string;
    auth: ZitadelAuth;
    timeoutMs?: number;
    /** Milliseconds since 1970. */
    now?: () => number;
  }) {
    this.#url = options.url;
    this.#auth = options.auth;
    this.#timeoutMs = options.timeoutMs;
    this.#now = options.now ?? Date.now;
  }

  /** Whether another token could be had in place of a refused one. */
  get canRenew(): boolean {
    return !('token' in this.#auth);
  }

  /**
   * Callers at the same time share one request.
   *
   * @throws UpstreamError
   */
  async token(): Promise<string> {
    if ('token' in this.#auth) {
      return this.#auth.token;
    }
    if (this.#current && this.#now() < this.#current.until) {
      return this.#current.token;
    }
    this.#pending ??= this.#exchange(this.#auth).finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** Call when ZITADEL has refused this token; a newer one stays. */
  forget(token: string): void {
    if (this.#current?.token === token) {
      this.#current = undefined;
    }
  }

  async #exchange(
    auth: Exclude<ZitadelAuth, { token: string }>,
  ): Promise<string> {
    const askedAt = this.#now();
    const key = 'key' in auth ? auth.key : await readKey(auth.keyFile);
    const answer = await requestJson({
      system: 'zitadel',
      method: 'POST',
      url: `${this.#url}${PATH}`,
      form: {
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: await this.#sign(key),
        scope: SCOPE,
      },
      timeoutMs: this.#timeoutMs,
    });
    if (answer.status === 400 || answer.status === 401) {
      throw new UpstreamError({
        system: 'zitadel',
        isTransient: false,
        code: 'unauthorized',
        message: `ZITADEL refused the key of the service account: status ${answer.status}`,
      });
    }
    if (answer.status !== 200) {
      throw zitadelError(PATH, answer);
    }
    const parsed = tokenSchema.safeParse(answer.body);
    if (!parsed.success) {
      throw unreadableAnswer(PATH);
    }
    const { access_token: token, expires_in: seconds } = parsed.data;
    const lifeMs = seconds * 1000;
    this.#current = {
      token,
      until: askedAt + Math.max(lifeMs / 2, lifeMs - MARGIN_MS),
    };
    return token;
  }

  #sign({ keyId, userId, privateKey }: ServiceAccountKey): Promise<string> {
    const now = Math.floor(this.#now() / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: 'RS256', kid: keyId })
      .setIssuer(userId)
      .setSubject(userId)
      .setAudience(this.#url)
      .setIssuedAt(now)
      .setExpirationTime(now + ASSERTION_LIFE_S)
      .setJti(randomUUID())
      .sign(privateKey);
  }
}

async function readKey(file: string): Promise<ServiceAccountKey> {
  const text = await readFile(file, 'utf8').catch(error => {
    throw misconfigured(
      `The key file for ZITADEL cannot be read (${
        (error as NodeJS.ErrnoException).code
      })`,
    );
  });
  const key = parseServiceAccountKey(text);
  if (!key) {
    throw misconfigured(
      'The key file for ZITADEL is not the JSON that ZITADEL hands out with a key',
    );
  }
  return key;
}

/** Files are replaced while others read them. */
function misconfigured(message: string): UpstreamError {
  return new UpstreamError({
    system: 'zitadel',
    isTransient: true,
    code: 'misconfigured',
    message,
  });
}
