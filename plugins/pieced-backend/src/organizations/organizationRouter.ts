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

import { pageQuerySchema } from '@pieced/plugin-pieced-common';
import type { Router } from 'express';
import type { CallerService } from '../access/CallerService';
import { parseInput } from '../errors';
import { organizationIdIn } from '../http/ids';
import type { OrganizationService } from './OrganizationService';

/** Routes below `/organizations`. */
export function addOrganizationRoutes(
  router: Router,
  options: { callers: CallerService; organizations: OrganizationService },
): void {
  const { callers, organizations } = options;

  router.get('/organizations', async (req, res) => {
    const access = await callers.any(req);
    const query = parseInput(pageQuerySchema, req.query);
    res.json(await organizations.list(query, access));
  });

  router.get('/organizations/:id', async (req, res) => {
    const access = await callers.any(req);
    const { id } = organizationIdIn(req.params);
    res.json(await organizations.get(id, access));
  });
}
