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

import type { AuditorService } from '@backstage/backend-plugin-api';
import {
  approveRequestSchema,
  listRequestsQuerySchema,
  rejectRequestSchema,
} from '@pieced/plugin-pieced-common';
import type { Router } from 'express';
import { z } from 'zod';
import type { CallerService } from '../access/CallerService';
import { parseInput } from '../errors';
import { audited } from '../http/audited';
import { idIn } from '../http/ids';
import type { RequestService } from './RequestService';

const idempotencyKeySchema = z.object({
  'idempotency-key': z.string().trim().min(8).max(200).optional(),
});

/** Routes below `/requests`. */
export function addRequestRoutes(
  router: Router,
  options: {
    callers: CallerService;
    requests: RequestService;
    auditor: AuditorService;
  },
): void {
  const { callers, requests, auditor } = options;

  router.get('/requests', async (req, res) => {
    const access = await callers.any(req);
    const filter = parseInput(listRequestsQuerySchema, req.query);
    res.json(await requests.list(filter, access));
  });

  router.post('/requests', async (req, res) => {
    const access = await callers.person(req);
    const key = parseInput(idempotencyKeySchema, req.headers);
    const request = await audited(
      auditor,
      {
        eventId: 'request-mutate',
        severityLevel: 'medium',
        request: req,
        meta: { queryType: 'create' },
      },
      () => requests.create(req.body, access, key['idempotency-key']),
      ({ id, tenantName }) => ({ requestId: id, tenantName }),
    );
    res.status(201).json(request);
  });

  router.get('/requests/:id', async (req, res) => {
    const access = await callers.any(req);
    res.json(await requests.get(idIn(req.params), access));
  });

  router.post('/requests/:id/approve', async (req, res) => {
    const access = await callers.person(req);
    const id = idIn(req.params);
    const { note } = parseInput(approveRequestSchema, req.body);
    res.json(
      await audited(
        auditor,
        {
          eventId: 'request-decide',
          severityLevel: 'medium',
          request: req,
          meta: { queryType: 'approve', requestId: id },
        },
        () => requests.approve(id, note, access),
      ),
    );
  });

  router.post('/requests/:id/reject', async (req, res) => {
    const access = await callers.person(req);
    const id = idIn(req.params);
    const { reason } = parseInput(rejectRequestSchema, req.body);
    res.json(
      await audited(
        auditor,
        {
          eventId: 'request-decide',
          severityLevel: 'medium',
          request: req,
          meta: { queryType: 'reject', requestId: id },
        },
        () => requests.reject(id, reason, access),
      ),
    );
  });

  router.post('/requests/:id/withdraw', async (req, res) => {
    const access = await callers.person(req);
    const id = idIn(req.params);
    res.json(
      await audited(
        auditor,
        {
          eventId: 'request-mutate',
          severityLevel: 'medium',
          request: req,
          meta: { queryType: 'withdraw', requestId: id },
        },
        () => requests.withdraw(id, access),
      ),
    );
  });
}
