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
import type { Router } from 'express';
import type { CallerService } from '../access/CallerService';
import { audited } from '../http/audited';
import { idIn } from '../http/ids';
import type { OperationService } from './OperationService';

/** Routes below `/operations`. */
export function addOperationRoutes(
  router: Router,
  options: {
    callers: CallerService;
    operations: OperationService;
    auditor: AuditorService;
  },
): void {
  const { callers, operations, auditor } = options;

  router.get('/operations/:id', async (req, res) => {
    const access = await callers.any(req);
    res.json(await operations.get(idIn(req.params), access));
  });

  router.post('/operations/:id/retry', async (req, res) => {
    const access = await callers.person(req);
    const id = idIn(req.params);
    res.json(
      await audited(
        auditor,
        {
          eventId: 'operation-retry',
          severityLevel: 'medium',
          request: req,
          meta: { operationId: id },
        },
        () => operations.retry(id, access),
      ),
    );
  });
}
