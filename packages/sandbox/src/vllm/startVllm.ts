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

import express from 'express';
import type { RequestHandler } from 'express';
import type { Faults } from '../Faults';
import { HttpServer } from '../HttpServer';

export interface Vllm {
  url: string;
  close(): Promise<void>;
}

const MODEL = 'Qwen/Qwen3-32B';
const VERSION = '0.19.0';

/** Starts the stand-in for vLLM: health, version, models and metrics. It answers no prompts, so its engine is always idle. */
export async function startVllm(options: {
  port: number;
  faults: Faults;
}): Promise<Vllm> {
  const server = await HttpServer.listen(options.port);
  const started = Math.floor(Date.now() / 1000);
  const served = new Map<string, number>();

  const app = express();
  app.disable('x-powered-by');
  app.use(options.faults.middleware('vllm'));
  app.use(countInto(served));
  app.get('/health', (_req, res) => {
    res.status(200).end();
  });
  app.get('/version', (_req, res) => {
    res.json({ version: VERSION });
  });
  app.get('/v1/models', (_req, res) => {
    res.json({
      object: 'list',
      data: [
        {
          id: MODEL,
          object: 'model',
          created: started,
          owned_by: 'vllm',
          root: MODEL,
          parent: null,
          max_model_len: 40_960,
          permission: [],
        },
      ],
    });
  });
  app.get('/metrics', (_req, res) => {
    res
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(metrics(started, served));
  });
  app.use((_req, res) => {
    res.status(404).json({ detail: 'Not Found' });
  });
  server.handle(app);

  return { url: server.url, close: () => server.close() };
}

function countInto(served: Map<string, number>): RequestHandler {
  return (req, res, next) => {
    res.on('finish', () => {
      const handler = req.route ? req.path : 'none';
      const status = `${Math.floor(res.statusCode / 100)}xx`;
      const labels = `handler="${handler}",method="${req.method}",status="${status}"`;
      served.set(labels, (served.get(labels) ?? 0) + 1);
    });
    next();
  };
}

/** Prometheus text: the names of vLLM for an idle engine, and true figures of this process. */
function metrics(started: number, served: Map<string, number>): string {
  const model = `{engine="0",model_name="${MODEL}"}`;
  const engine = [
    ['vllm:num_requests_running', 'gauge', 'Requests in model execution.'],
    ['vllm:num_requests_waiting', 'gauge', 'Requests waiting to be processed.'],
    ['vllm:kv_cache_usage_perc', 'gauge', 'KV-cache usage, 1 is full.'],
    ['vllm:prompt_tokens_total', 'counter', 'Prefill tokens processed.'],
    ['vllm:generation_tokens_total', 'counter', 'Generation tokens processed.'],
    ['vllm:num_preemptions_total', 'counter', 'Preemptions of the engine.'],
  ].map(([name, type, help]) => family(name, type, help, [`${model} 0`]));
  const memory = process.memoryUsage.rss();
  const { user, system } = process.cpuUsage();
  return [
    ...engine,
    family('process_resident_memory_bytes', 'gauge', 'Resident memory.', [
      ` ${memory}`,
    ]),
    family('process_cpu_seconds_total', 'counter', 'CPU time spent.', [
      ` ${(user + system) / 1e6}`,
    ]),
    family('process_start_time_seconds', 'gauge', 'Start of the server.', [
      ` ${started}`,
    ]),
    family(
      'http_requests_total',
      'counter',
      'Requests by handler, method and status.',
      [...served].map(([labels, count]) => `{${labels}} ${count}`),
    ),
  ].join('');
}

function family(
  name: string,
  type: string,
  help: string,
  samples: string[],
): string {
  const lines = samples.map(sample => `${name}${sample}\n`).join('');
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines}`;
}
