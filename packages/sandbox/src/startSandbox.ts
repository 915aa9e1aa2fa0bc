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

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { Connection } from './Connection';
import { controlRoutes } from './controlRoutes';
import { Faults } from './Faults';
import { HttpServer } from './HttpServer';
import { startKubernetes } from './kubernetes/startKubernetes';
import type { Kubernetes } from './kubernetes/startKubernetes';
import { startLitellm } from './litellm/startLitellm';
import type { Litellm } from './litellm/startLitellm';
import { startMail } from './mail/startMail';
import type { MailCatcher } from './mail/startMail';
import { startOpenbao } from './openbao/startOpenbao';
import type { Openbao } from './openbao/startOpenbao';
import { startVllm } from './vllm/startVllm';
import type { Vllm } from './vllm/startVllm';
import { startZitadel } from './zitadel/startZitadel';
import type { Zitadel } from './zitadel/startZitadel';

export interface SandboxOptions {
  /** The first of eight ports in a row, 7100 when left out; 0 takes any free ones. */
  portBase?: number;
  /** Folder for everything that shall survive a restart; without it all is forgotten. */
  stateDir?: string;
  /** Adds the demo organizations and people. */
  seed?: boolean;
  /** How long the operator stays in each phase, in ms; 1500 when left out. */
  operatorStepMs?: number;
  /** Where sign-in may lead back to; on loopback the port does not matter. */
  redirectUris?: string[];
}

/** All stand-ins of one sandbox, running. */
export interface Sandbox {
  control: { url: string };
  zitadel: Zitadel;
  kubernetes: Kubernetes;
  openbao: Openbao;
  litellm: Litellm;
  vllm: Vllm;
  mail: MailCatcher;
  faults: Faults;
  connection: Connection;
  /** Writes `connection.json`, `admin.kubeconfig` and `portal.kubeconfig`, readable by the owner only; returns their paths. */
  writeConnection(dir: string): {
    connection: string;
    adminKubeconfig: string;
    portalKubeconfig: string;
  };
  /** Ends all of it and writes the state out. */
  close(): Promise<void>;
}

const REDIRECT_URIS = ['http://localhost:7007/api/auth/zitadel/handler/frame'];

/**
 * Starts all stand-ins on 127.0.0.1. Rejects with `EADDRINUSE` when a port is taken; then nothing is left running.
 * Several can run side by side in one process.
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const { portBase = 7100, stateDir } = options;
  const started: { close(): Promise<void> }[] = [];
  const port = (offset: number) => (portBase === 0 ? 0 : portBase + offset);
  const running = async <T extends { close(): Promise<void> }>(
    start: Promise<T>,
  ): Promise<T> => {
    const part = await start;
    started.unshift(part);
    return part;
  };
  const close = async () => {
    for (const part of started.splice(0)) {
      await part.close();
    }
  };
  if (stateDir) {
    mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  }

  try {
    const faults = new Faults();
    const common = { stateDir, faults };
    const server = await running(HttpServer.listen(port(0)));
    const mail = await running(
      startMail({ smtpPort: port(5), pagePort: port(6), stateDir }),
    );
    const zitadel = await running(
      startZitadel({
        ...common,
        port: port(1),
        seed: options.seed,
        redirectUris: options.redirectUris ?? REDIRECT_URIS,
        smtp: { host: '127.0.0.1', port: mail.smtpPort },
      }),
    );
    const openbao = await running(startOpenbao({ ...common, port: port(3) }));
    const litellm = await running(startLitellm({ ...common, port: port(4) }));
    const kubernetes = await running(
      startKubernetes({
        ...common,
        port: port(2),
        operator: {
          stepMs: options.operatorStepMs ?? 1500,
          litellm: { url: litellm.url, adminKey: litellm.masterKey },
          openbao: { url: openbao.url, token: openbao.tokens.operator },
        },
      }),
    );
    const vllm = await running(startVllm({ port: port(7), faults }));

    const connection = connectionOf({
      control: { url: server.url },
      zitadel,
      kubernetes,
      openbao,
      litellm,
      vllm,
      mail,
    });
    const app = express();
    app.disable('x-powered-by');
    app.use(controlRoutes({ connection, faults, kubernetes }));
    server.handle(app);

    return {
      control: connection.control,
      zitadel,
      kubernetes,
      openbao,
      litellm,
      vllm,
      mail,
      faults,
      connection,
      writeConnection: dir => writeConnection(dir, connection, kubernetes),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function connectionOf(
  parts: Pick<
    Sandbox,
    | 'control'
    | 'zitadel'
    | 'kubernetes'
    | 'openbao'
    | 'litellm'
    | 'vllm'
    | 'mail'
  >,
): Connection {
  const { kubernetes, mail } = parts;
  return {
    control: parts.control,
    zitadel: withoutClose(parts.zitadel),
    kubernetes: {
      url: kubernetes.url,
      caPem: kubernetes.caPem,
      tokens: kubernetes.tokens,
    },
    openbao: withoutClose(parts.openbao),
    litellm: withoutClose(parts.litellm),
    vllm: withoutClose(parts.vllm),
    smtp: { host: '127.0.0.1', port: mail.smtpPort },
    mail: { url: mail.url },
  };
}

function withoutClose<T extends { close(): Promise<void> }>({
  close: _close,
  ...rest
}: T): Omit<T, 'close'> {
  return rest;
}

function writeConnection(
  dir: string,
  connection: Connection,
  kubernetes: Kubernetes,
) {
  mkdirSync(dir, { recursive: true });
  const write = (name: string, content: string): string => {
    const path = join(dir, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  };
  return {
    adminKubeconfig: write('admin.kubeconfig', kubernetes.kubeconfig('admin')),
    portalKubeconfig: write(
      'portal.kubeconfig',
      kubernetes.kubeconfig('portal'),
    ),
    connection: write(
      'connection.json',
      `${JSON.stringify(connection, undefined, 2)}\n`,
    ),
  };
}
