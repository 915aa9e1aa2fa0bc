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

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { JsonFile } from '../JsonFile';
import { LitellmError } from './LitellmError';

/** Money is in US dollars; times are ISO 8601. */
export interface Team {
  team_id: string;
  team_alias: string | null;
  organization_id: string | null;
  admins: string[];
  members: string[];
  members_with_roles: unknown[];
  metadata: Record<string, unknown>;
  tpm_limit: number | null;
  rpm_limit: number | null;
  max_budget: number | null;
  spend: number;
  models: string[];
  blocked: boolean;
  budget_duration: string | null;
  budget_reset_at: string | null;
  created_at: string;
  updated_at: string;
}

export interface Key {
  /** SHA-256 of the key itself, which is kept nowhere. */
  token: string;
  /** The last four characters: `sk-...abcd`. */
  key_name: string;
  key_alias: string | null;
  team_id: string | null;
  user_id: string | null;
  spend: number;
  max_budget: number | null;
  budget_duration: string | null;
  budget_reset_at: string | null;
  expires: string | null;
  models: string[];
  metadata: Record<string, unknown>;
  tpm_limit: number | null;
  rpm_limit: number | null;
  blocked: boolean | null;
  created_at: string;
  updated_at: string;
}

type TeamInput = Partial<Omit<Team, 'spend' | 'created_at'>>;
type KeyInput = Partial<Omit<Key, 'token' | 'key_name' | 'spend'>> & {
  duration?: string | null;
};

/** Teams and virtual keys, kept over a restart. */
export class LitellmStore {
  readonly #file: JsonFile<{
    teams: Record<string, Team>;
    keys: Record<string, Key>;
  }>;

  constructor(path: string | undefined) {
    this.#file = new JsonFile(path, { teams: {}, keys: {} });
  }

  teams(): Team[] {
    return Object.values(this.#file.value.teams);
  }

  team(id: string): Team | undefined {
    return this.teams().find(team => team.team_id === id);
  }

  keys(): Key[] {
    return Object.values(this.#file.value.keys);
  }

  /** @param key - the key itself or its hash */
  key(key: string): Key | undefined {
    const token = hashOf(key);
    return this.keys().find(row => row.token === token);
  }

  addTeam(input: TeamInput): Team {
    const id = input.team_id ?? randomUUID();
    if (this.team(id)) {
      throw LitellmError.proxy(
        400,
        {
          error: `Team id = ${id} already exists. Please use a different team id.`,
        },
        { type: 'internal_server_error' },
      );
    }
    const now = new Date().toISOString();
    const team: Team = {
      team_alias: null,
      organization_id: null,
      admins: [],
      members: [],
      members_with_roles: [],
      metadata: {},
      tpm_limit: null,
      rpm_limit: null,
      max_budget: null,
      spend: 0,
      models: [],
      blocked: false,
      budget_duration: null,
      ...input,
      budget_reset_at: resetAt(input.budget_duration),
      team_id: id,
      created_at: now,
      updated_at: now,
    };
    this.#file.value.teams[id] = team;
    this.#file.changed();
    return team;
  }

  updateTeam(team: Team, input: TeamInput): Team {
    Object.assign(team, input, { updated_at: new Date().toISOString() });
    if (input.budget_duration !== undefined) {
      team.budget_reset_at = resetAt(input.budget_duration);
    }
    this.#file.changed();
    return team;
  }

  /** Removes the keys of the team too. */
  removeTeam(id: string): void {
    delete this.#file.value.teams[id];
    for (const key of this.keys().filter(row => row.team_id === id)) {
      this.removeKey(key);
    }
    this.#file.changed();
  }

  /** The only time that the key itself is known. */
  addKey({ duration, ...input }: KeyInput): { key: string; row: Key } {
    const key = `sk-${randomBytes(16).toString('base64url')}`;
    const now = new Date().toISOString();
    const row: Key = {
      key_alias: null,
      team_id: null,
      user_id: null,
      max_budget: null,
      budget_duration: null,
      models: [],
      metadata: {},
      tpm_limit: null,
      rpm_limit: null,
      blocked: null,
      ...input,
      budget_reset_at: resetAt(input.budget_duration),
      expires: resetAt(duration),
      token: hashOf(key),
      key_name: `sk-...${key.slice(-4)}`,
      spend: 0,
      created_at: now,
      updated_at: now,
    };
    this.#file.value.keys[row.token] = row;
    this.#file.changed();
    return { key, row };
  }

  removeKey(key: Key): void {
    delete this.#file.value.keys[key.token];
    this.#file.changed();
  }

  flush(): void {
    this.#file.flush();
  }
}

function hashOf(key: string): string {
  return key.startsWith('sk-')
    ? createHash('sha256').update(key).digest('hex')
    : key;
}

const SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** When a duration like `30d` or `1mo` from now ends; months end at the first of a month, UTC. */
function resetAt(duration: string | null | undefined): string | null {
  if (!duration) {
    return null;
  }
  const [, count, unit] = /^(\d+)(s|m|h|d|mo)$/.exec(duration) ?? [];
  if (!unit) {
    throw LitellmError.proxy(400, {
      error: `Unsupported duration unit, passed duration: ${duration}`,
    });
  }
  const now = new Date();
  return unit === 'mo'
    ? new Date(
        Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + Number(count), 1),
      ).toISOString()
    : new Date(
        now.getTime() + Number(count) * SECONDS[unit] * 1000,
      ).toISOString();
}
