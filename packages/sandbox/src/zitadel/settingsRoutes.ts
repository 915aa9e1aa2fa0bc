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

import express, { Router } from 'express';
import type { ErrorRequestHandler } from 'express';
import type { Settings } from './Settings';

const sendError: ErrorRequestHandler = (error, _req, res, _next) => {
  res.status(400).json({ error: error.message });
};

/** `GET` and `PUT /debug/settings`, which the real system does not have. */
export function settingsRoutes(settings: Settings): Router {
  const router = Router();
  router.get('/debug/settings', (_req, res) => {
    res.json(settings.current);
  });
  router.put(
    '/debug/settings',
    express.json({ type: () => true }),
    (req, res) => {
      settings.change(req.body);
      res.json(settings.current);
    },
  );
  router.use('/debug/settings', sendError);
  return router;
}
