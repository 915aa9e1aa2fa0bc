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

import { listTenantsQuerySchema } from '@pieced/plugin-pieced-common';
import type { Router } from 'express';
import type { CallerService } from '../access/CallerService';
import { parseInput } from '../errors';
import type { TenantService } from './TenantService';

/** Routes below `/tenants`. */
export function addTenantRoutes(
  router: Router,
  options: { callers: CallerService; tenants: TenantService },
): void {
  const { callers, tenants } = options;

  router.get('/tenants', async (req, res) => {
    const access = await callers.any(req);
    const filter = parseInput(listTenantsQuerySchema, req.query);
    res.json(await tenants.list(filter, access));
  });

  router.get('/tenants/:name', async (req, res) => {
    const access = await callers.any(req);
    res.json(await tenants.get(req.params.name, access));
  });
}
