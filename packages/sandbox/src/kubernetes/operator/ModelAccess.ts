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

import type { Condition } from './conditions';

const TIMEOUT_MS = 5000;

/** Gives an instance its LiteLLM team (one an organization) and its key (one an instance). */
export class ModelAccess {
  readonly #url: string;
  readonly #adminKey: string;

  constructor(options: { url: string; adminKey: string }) {
    this.#url = options.url.replace(/\/$/, '');
    this.#adminKey = options.adminKey;
  }

  /** Creates what is missing; what exists already is fine. */
  async ensure(teamId: string, keyAlias: string): Promise<Condition> {
    const refusal =
      (await this.#call('/team/new', { team_id: teamId }, isDuplicate)) ??
      (await this.#call(
        '/key/generate',
        { key_alias: keyAlias, team_id: teamId },
        isDuplicate,
      ));
    return refusal
      ? { type: 'ModelAccessReady', status: 'False', ...refusal }
      : {
          type: 'ModelAccessReady',
          status: 'True',
          reason: 'KeyIssued',
          message: `The model key ${keyAlias} of team ${teamId} exists.`,
        };
  }

  /** Deletes the key; one that is not there is fine. Returns a sentence when that failed. */
  async remove(keyAlias: string): Promise<string | undefined> {
    const body = { key_aliases: [keyAlias] };
    const refusal = await this.#call('/key/delete', body, isMissing);
    return refusal?.message;
  }

  async #call(
    path: string,
    body: object,
    isFine: (status: number, message: string) => boolean,
  ): Promise<{ reason: string; message: string } | undefined> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(this.#url + path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.#adminKey}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      text = await response.text();
    } catch {
      return {
        reason: 'LiteLLMUnreachable',
        message: `LiteLLM did not answer ${path}.`,
      };
    }
    if (response.ok || isFine(response.status, text)) {
      return undefined;
    }
    return {
      reason: 'LiteLLMRefused',
      message: `LiteLLM answered ${path} with ${response.status}: ${shown(
        text,
      )}`,
    };
  }
}

function isDuplicate(status: number, text: string): boolean {
  return (status === 400 || status === 409) && /already exists/i.test(text);
}

function isMissing(status: number, text: string): boolean {
  return status === 404 || (status === 400 && /not found|no keys/i.test(text));
}

/** Part of an answer that may be shown: short, and without anything that looks like a key. */
function shown(text: string): string {
  return text.replace(/sk-[\w-]+/g, 'sk-…').slice(0, 300);
}
