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
import type { Connection } from './Connection';
import type { Faults } from './Faults';
import { indexPage } from './indexPage';
import type { Kubernetes } from './kubernetes/startKubernetes';
import { parseFault } from './parseFault';

const sendError: ErrorRequestHandler = (error, _req, res, _next) => {
  const isInput = error instanceof TypeError || error instanceof SyntaxError;
  res
    .status(isInput ? 400 : 500)
    .json({ error: isInput ? error.message : 'Internal error' });
};

/** The front page, the connection, and how to make the stand-ins misbehave. */
export function controlRoutes(options: {
  connection: Connection;
  faults: Faults;
  kubernetes: Kubernetes;
}): Router {
  const { connection, faults, kubernetes } = options;
  const router = Router();
  router.get('/', (_req, res) => {
    res.type('html').send(indexPage(connection));
  });
  router.get('/connection', (_req, res) => {
    res.json(connection);
  });
  router.get('/faults', (_req, res) => {
    res.json(faults.list());
  });
  router.post('/faults', express.json({ type: () => true }), (req, res) => {
    const fault = parseFault(req.body);
    faults.add(fault);
    res.status(201).json(fault);
  });
  router.delete('/faults', (_req, res) => {
    faults.clear();
    res.status(204).end();
  });
  router.post('/kubernetes/drop-watches', (_req, res) => {
    res.json({ dropped: kubernetes.dropWatches() });
  });
  router.post('/kubernetes/compact', (_req, res) => {
    kubernetes.compact();
    res.status(204).end();
  });
  router.use(sendError);
  return router;
}
