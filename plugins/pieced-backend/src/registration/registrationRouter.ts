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
import { clientOf } from './clientOf';
import type { RegistrationService } from './RegistrationService';
import { TooManyRegistrationsError } from './TooManyRegistrationsError';

/** The public way in, and staff's look at what came of it. */
export function addRegistrationRoutes(
  router: Router,
  options: {
    callers: CallerService;
    registrations: RegistrationService;
    auditor: AuditorService;
    trustedProxies: number;
  },
): void {
  const { callers, registrations, auditor, trustedProxies } = options;

  router.post('/public/registrations', async (req, res) => {
    try {
      const answer = await audited(
        auditor,
        {
          eventId: 'registration-create',
          severityLevel: 'medium',
          request: req,
          meta: {},
        },
        () => registrations.register(req.body, clientOf(req, trustedProxies)),
        ({ isPersonal }) => ({ isPersonal }),
      );
      res.status(202).json(answer);
    } catch (error) {
      if (error instanceof TooManyRegistrationsError) {
        res.set('Retry-After', String(error.retryAfterSeconds));
      }
      throw error;
    }
  });

  router.get('/registrations', async (req, res) => {
    const access = await callers.any(req);
    res.json(await registrations.list(req.query, access));
  });

  router.post('/registrations/:id/cancel', async (req, res) => {
    const access = await callers.person(req);
    const id = idIn(req.params);
    const registration = await audited(
      auditor,
      {
        eventId: 'registration-cancel',
        severityLevel: 'medium',
        request: req,
        meta: { registrationId: id },
      },
      () => registrations.cancel(id, access),
    );
    res.status(202).json(registration);
  });
}
