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
import type { LitellmStore } from './LitellmStore';

const FIELDS = {
  team_id: 'string',
  team_alias: 'string',
  organization_id: 'string',
  max_budget: 'number',
  budget_duration: 'string',
  models: 'strings',
  metadata: 'object',
  tpm_limit: 'number',
  rpm_limit: 'number',
  blocked: 'boolean',
} as const;

export function teamRoutes(store: LitellmStore): Router {
  const router = Router();

  router.get('/team/info', (req, res) => {
    const id = req.query.team_id;
    if (typeof id !== 'string') {
      throw LitellmError.missing('query', 'team_id');
    }
    const team = store.team(id);
    if (!team) {
      throw LitellmError.proxy(404, {
        message: `Team not found, passed team id: ${id}.`,
      });
    }
    res.json({
      team_id: id,
      team_info: team,
      keys: store.keys().filter(key => key.team_id === id),
      team_memberships: [],
    });
  });

  router.get('/v2/team/list', (req, res) => {
    const page = pageNumber(req.query, 'page', 1);
    const size = pageNumber(req.query, 'page_size', 10, 100);
    const { team_id: id, team_alias: alias, organization_id: org } = req.query;
    const found = store
      .teams()
      .filter(
        team =>
          (id === undefined || team.team_id === id) &&
          (org === undefined || team.organization_id === org) &&
          (alias === undefined || team.team_alias?.includes(String(alias))),
      );
    res.json({
      teams: found.slice((page - 1) * size, page * size),
      total: found.length,
      page,
      page_size: size,
      total_pages: Math.ceil(found.length / size),
    });
  });

  router.post('/team/new', (req, res) => {
    res.json(store.addTeam(pickFields(req.body, FIELDS)));
  });

  router.post('/team/update', (req, res) => {
    const input = pickFields(req.body, FIELDS);
    if (typeof input.team_id !== 'string') {
      throw LitellmError.missing('body', 'team_id');
    }
    const team = store.team(input.team_id);
    if (!team) {
      throw LitellmError.proxy(404, {
        error: `Team not found, passed team_id=${input.team_id}`,
      });
    }
    res.json({ team_id: team.team_id, data: store.updateTeam(team, input) });
  });

  router.post('/team/delete', (req, res) => {
    const { team_ids: ids } = pickFields(req.body, { team_ids: 'strings' });
    if (!Array.isArray(ids)) {
      throw LitellmError.missing('body', 'team_ids');
    }
    const unknown = ids.find(id => !store.team(id));
    if (unknown !== undefined) {
      throw LitellmError.proxy(404, {
        error: `Team not found, passed team_id=${unknown}`,
      });
    }
    ids.forEach(id => store.removeTeam(id));
    res.json(ids.length);
  });

  return router;
}
