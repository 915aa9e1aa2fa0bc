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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCommandLine, USAGE } from './commandLine';
import { startSandbox } from './startSandbox';
import type { Sandbox } from './startSandbox';

main().catch(error => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});

async function main(): Promise<void> {
  const options = parseCommandLine(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const sandbox = await startSandbox(options);
  const temporary = options.stateDir
    ? undefined
    : mkdtempSync(join(tmpdir(), 'pieced-sandbox-'));
  const files = sandbox.writeConnection(
    options.stateDir ?? (temporary as string),
  );
  process.stdout.write(addresses(sandbox, files.adminKubeconfig));
  endOnSignal(async () => {
    await sandbox.close();
    if (temporary) {
      rmSync(temporary, { recursive: true, force: true });
    }
  });
}

/** The first signal ends the sandbox in order, a second one at once. */
function endOnSignal(close: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) {
      process.exit(1);
    }
    ending = true;
    close().then(
      () => process.exit(0),
      error => {
        process.stderr.write(`${explain(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function addresses(sandbox: Sandbox, kubeconfig: string): string {
  const lines = [
    ['Sandbox', sandbox.control.url],
    ['ZITADEL', sandbox.zitadel.url],
    ['Kubernetes', sandbox.kubernetes.url],
    ['OpenBao', sandbox.openbao.url],
    ['LiteLLM', sandbox.litellm.url],
    ['vLLM', sandbox.vllm.url],
    ['SMTP', `smtp://127.0.0.1:${sandbox.mail.smtpPort}`],
    ['Mail page', sandbox.mail.url],
    ['kubectl', `KUBECONFIG=${kubeconfig}`],
  ];
  return lines.map(([name, value]) => `${name.padEnd(12)}${value}\n`).join('');
}

function explain(error: NodeJS.ErrnoException & { port?: number }): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${error.port} is already in use: end what listens there, or choose other ports with --port-base.`;
    case 'EACCES':
    case 'EROFS':
    case 'ENOTDIR':
      return `The state cannot be kept in ${error.path}: ${error.code}. Choose another folder with --state.`;
    default:
      return error.message;
  }
}
