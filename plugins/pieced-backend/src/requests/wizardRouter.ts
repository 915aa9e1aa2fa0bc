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

import type { Router } from 'express';
import { z } from 'zod';
import type { CallerService } from '../access/CallerService';
import { parseInput } from '../errors';
import type { WizardService } from './WizardService';

const wizardQuerySchema = z.object({
  organizationId: z.string().trim().min(1).max(200).optional(),
});

/** Routes that the wizard uses before a request exists. */
export function addWizardRoutes(
  router: Router,
  options: { callers: CallerService; wizard: WizardService },
): void {
  const { callers, wizard } = options;

  router.get('/wizard', async (req, res) => {
    const access = await callers.person(req);
    const { organizationId } = parseInput(wizardQuerySchema, req.query);
    res.json(await wizard.start(organizationId, access));
  });

  router.get('/draft', async (req, res) => {
    res.json({ draft: await wizard.draft(await callers.person(req)) });
  });

  router.put('/draft', async (req, res) => {
    res.json(await wizard.saveDraft(req.body, await callers.person(req)));
  });

  router.delete('/draft', async (req, res) => {
    await wizard.deleteDraft(await callers.person(req));
    res.status(204).end();
  });
}
