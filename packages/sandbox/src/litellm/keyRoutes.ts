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

import { Router } from 'express';
import { pageNumber, pickFields } from './fields';
import { LitellmError } from './LitellmError';
import type { Key, LitellmStore } from './LitellmStore';

const FIELDS = {
  key_alias: 'string',
  team_id: 'string',
  user_id: 'string',
  models: 'strings',
  max_budget: 'number',
  budget_duration: 'string',
  duration: 'string',
  metadata: 'object',
  tpm_limit: 'number',
  rpm_limit: 'number',
} as const;

export function keyRoutes(store: LitellmStore): Router {
  const router = Router();

  router.get('/key/list', (req, res) => {
    const { query } = req;
    const page = pageNumber(query, 'page', 1);
    const size = pageNumber(query, 'size', 10, 100);
    const contains = query.substring_matching === 'true';
    const found = store.keys().filter(key => {
      const alias = key.key_alias ?? '';
      return (
        (query.team_id === undefined || key.team_id === query.team_id) &&
        (query.user_id === undefined || key.user_id === query.user_id) &&
        (query.key_hash === undefined || key.token === query.key_hash) &&
        (query.key_alias === undefined ||
          alias === query.key_alias ||
          (contains && alias.includes(String(query.key_alias))))
      );
    });
    const rows = found.slice((page - 1) * size, page * size);
    res.json({
      keys:
        query.return_full_object === 'true' ? rows : rows.map(key => key.token),
      total_count: found.length,
      current_page: page,
      total_pages: Math.ceil(found.length / size),
    });
  });

  router.get('/key/info', (req, res) => {
    const wanted = req.query.key;
    if (typeof wanted !== 'string') {
      throw LitellmError.missing('query', 'key');
    }
    const row = store.key(wanted);
    if (!row) {
      throw LitellmError.proxy(404, { message: 'Key not found in database' });
    }
    const { token: _token, ...info } = row;
    res.json({ key: wanted, info });
  });

  router.post('/key/generate', (req, res) => {
    const input = pickFields(req.body, FIELDS);
    const alias = input.key_alias;
    if (alias && store.keys().some(key => key.key_alias === alias)) {
      throw LitellmError.proxy(
        400,
        `Key with alias '${alias}' already exists. Unique key aliases across all keys are required.`,
        { type: 'bad_request_error', param: 'key_alias' },
      );
    }
    if (typeof input.team_id === 'string' && !store.team(input.team_id)) {
      throw LitellmError.proxy(400, {
        error: `Unable to find team object in database. Team ID: ${input.team_id}`,
      });
    }
    const { key, row } = store.addKey(input);
    res.json({ ...row, key, token_id: row.token });
  });

  router.post('/key/delete', (req, res) => {
    const { keys, key_aliases: aliases } = pickFields(req.body, {
      keys: 'strings',
      key_aliases: 'strings',
    });
    const found = Array.isArray(keys)
      ? keys.map(key => store.key(key))
      : store
          .keys()
          .filter(
            ({ key_alias: alias }) =>
              Array.isArray(aliases) && aliases.includes(alias),
          );
    const known = found.filter((key): key is Key => key !== undefined);
    if (known.length === 0) {
      throw LitellmError.proxy(404, { error: 'No keys found' });
    }
    known.forEach(key => store.removeKey(key));
    res.json({
      deleted_keys: Array.isArray(keys) ? keys : known.map(key => key.token),
    });
  });

  return router;
}
