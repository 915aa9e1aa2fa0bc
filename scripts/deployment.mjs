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

import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readConnection } from './connection.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { Failure } from './Failure.mjs';
import { explainEnd, output, startSandbox, untilOneEnds } from './parts.mjs';
import { root, state } from './paths.mjs';
import { ensurePortsFree, startPorts } from './ports.mjs';
import { phase, seconds } from './progress.mjs';
import { cli, runCheck } from './runners.mjs';
import { startPostgres } from './startPostgres.mjs';
import { ensureToolchain } from './toolchain.mjs';
import { isUp, waitFor } from './waitFor.mjs';
import { deploymentWelcome } from './welcome.mjs';

// Two names for this machine: a browser keeps cookies by name, not by port, and one may be signed in to both.
const deployments = {
  customer: { port: 7007, url: 'http://localhost:7007' },
  staff: { port: 7008, url: 'http://127.0.0.1:7008' },
};

const postgres = { port: 7108, password: 'test-only' };

/** Where the two deployments keep what they share. Apart from the state of a plain `npm start`, which has SQLite. */
const folder = join(state, 'deployments');

/**
 * `npm start -- --as customer` and `-- --as staff`: one of the two deployments exactly as its configuration file has
 * it, on PostgreSQL. Who comes first starts what both need, who comes second joins.
 *
 * @param {{ processes: import('./Processes.mjs').Processes, args: string[], audience: 'customer' | 'staff' }} context
 * @returns {Promise<number>} the exit code
 */
export async function deployment({ processes, args, audience }) {
  const begun = performance.now();
  const verbose = args.includes('--verbose');
  const { port, url } = deployments[audience];
  const other = deployments[audience === 'staff' ? 'customer' : 'staff'];
  const joins = await isUp(healthOf(other.port));
  await ensurePortsFree([
    { port, part: `the ${audience} deployment` },
    ...(joins
      ? []
      : [
          ...startPorts.filter(entry => entry.port >= 7100),
          { port: postgres.port, part: 'PostgreSQL' },
        ]),
  ]);
  prepareFolder({ joins, reset: args.includes('--reset') });
  const tools = await phase('Toolchain', note =>
    ensureToolchain({ processes, note }),
  );
  await phase('Dependencies', note =>
    ensureDependencies({ processes, note, ...tools }),
  );
  const shared = joins ? {} : await startShared({ processes, tools, verbose });
  await phase('Build of the pages', () =>
    runCheck({
      processes,
      ...tools,
      name: 'Build of the pages',
      args: [cli, 'package', 'build'],
      cwd: join(root, 'packages/app'),
    }),
  );
  const connection = readConnection(join(folder, 'sandbox'));
  const portal = await phase('Backend', () =>
    startBackend({ processes, tools, verbose, audience, connection }),
  );
  console.log(
    deploymentWelcome({ audience, url, connection, took: seconds(begun) }),
  );
  return untilOneEnds(processes, { ...shared, portal });
}

function prepareFolder({ joins, reset }) {
  if (reset && joins) {
    throw new Failure(
      'The other deployment is running on this state: stop it, then run the command with --reset again.',
    );
  }
  if (reset) {
    rmSync(folder, { recursive: true, force: true });
  }
  mkdirSync(folder, { recursive: true });
}

async function startShared({ processes, tools, verbose }) {
  const sandbox = await phase('Sandbox', () =>
    startSandbox({
      processes,
      tools,
      verbose,
      folder: join(folder, 'sandbox'),
    }),
  );
  await phase('PostgreSQL', () =>
    startPostgres({
      processes,
      ...tools,
      keep: { port: postgres.port, data: join(folder, 'postgres') },
    }),
  );
  return { sandbox };
}

async function startBackend({
  processes,
  tools,
  verbose,
  audience,
  connection,
}) {
  const { port } = deployments[audience];
  const name = `${audience}-deployment`;
  const started = processes.start({
    command: tools.node,
    args: [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'src/index.ts',
      '--config',
      join(root, `app-config.${audience}.yaml`),
    ],
    cwd: join(root, 'packages/backend'),
    env: {
      ...tools.env,
      NODE_ENV: 'production',
      ...environmentOf(audience, connection),
    },
    node: true,
    ...output(name, verbose),
  });
  const ready = await waitFor(healthOf(port), {
    seconds: 120,
    stopped: started.exited,
  });
  return ready ? started : explainEnd(processes, name, started);
}

/** What an operator would put into the environment of this deployment: the customers' one gets no more than it names. */
function environmentOf(audience, { zitadel, openbao, smtp }) {
  const { port, url } = deployments[audience];
  const { sealing, sessionSecret } = secrets();
  const [host, smtpPort] = [smtp.host, String(smtp.port)];
  const common = {
    PIECED_URL: url,
    PIECED_LISTEN_HOST: '127.0.0.1',
    PIECED_LISTEN_PORT: String(port),
    PIECED_PLATFORM_ORGANIZATION_ID: zitadel.platformOrganizationId,
    PIECED_SEALING_KEY_ID: sealing.id,
    PIECED_SEALING_PUBLIC_KEY: sealing.publicKey,
    POSTGRES_HOST: '127.0.0.1',
    POSTGRES_PORT: String(postgres.port),
    POSTGRES_USER: 'postgres',
    POSTGRES_PASSWORD: postgres.password,
    AUTH_SESSION_SECRET: sessionSecret,
    ZITADEL_URL: zitadel.url,
    ZITADEL_CLIENT_ID: zitadel.clientId,
    ZITADEL_CLIENT_SECRET: zitadel.clientSecret,
    ZITADEL_PROJECT_ID: zitadel.projectId,
  };
  return audience === 'customer'
    ? common
    : {
        ...common,
        PIECED_SEALING_PRIVATE_KEY: sealing.privateKey,
        PIECED_KUBECONFIG_FILE: join(folder, 'sandbox', 'portal.kubeconfig'),
        OPENBAO_URL: openbao.url,
        OPENBAO_ROLE_ID: openbao.approle.roleId,
        OPENBAO_SECRET_ID: openbao.approle.secretId,
        ZITADEL_SERVICE_TOKEN: zitadel.serviceToken,
        SMTP_HOST: host,
        SMTP_PORT: smtpPort,
        SMTP_REQUIRE_TLS: 'false',
        MAIL_FROM: 'PieCed <noreply@pieced.example>',
      };
}

/** Made once: what was sealed must open after a restart. */
function secrets() {
  const file = join(folder, 'secrets.json');
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('x25519');
    const { x, d } = privateKey.export({ format: 'jwk' });
    writeFileSync(
      file,
      JSON.stringify({
        sealing: { id: 'development', publicKey: x, privateKey: d },
        sessionSecret: randomBytes(32).toString('hex'),
      }),
      { mode: 0o600 },
    );
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

function healthOf(port) {
  return `http://127.0.0.1:${port}/.backstage/health/v1/readiness`;
}
