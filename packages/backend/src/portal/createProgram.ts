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

import type {
  ListedOperation,
  ResealReport,
} from '@pieced/plugin-pieced-backend';
import { PortalAdmin } from '@pieced/plugin-pieced-backend';
import { Command } from 'commander';
import { formatTable } from './formatTable';

/** What the commands need from the portal. */
export type Admin = Pick<
  PortalAdmin,
  'listOperations' | 'retryOperation' | 'rotateSecrets'
>;

/** `yarn portal`: what operators do from a shell. */
export function createProgram(options: {
  open: (configFiles: string[]) => Promise<Admin>;
  write: (text: string) => void;
}): Command {
  const { open, write } = options;
  const program = new Command('portal')
    .description('Operates the PieCed portal from a shell, on its database')
    .option(
      '--config <file>',
      'configuration file, can be repeated; app-config.yaml by default',
      (file: string, files: string[]) => [...files, file],
      [],
    );
  const admin = () => open(program.opts<{ config: string[] }>().config);

  const operations = program
    .command('operations')
    .description('what is on its way to the outside');
  operations
    .command('list', { isDefault: true })
    .description('list operations, the oldest first')
    .option('--state <state...>', 'only in these states; all that are not done')
    .option('--json', 'as JSON, for scripts')
    .action(async ({ state, json }: { state?: string[]; json?: boolean }) => {
      const list = await (await admin()).listOperations({ states: state });
      write(json ? `${JSON.stringify(list, undefined, 2)}\n` : table(list));
    });
  operations
    .command('retry <id>')
    .description('put an operation in line again that failed or waits')
    .action(async (id: string) => {
      await (await admin()).retryOperation(id);
      write(`Operation ${id} is in line again.\n`);
    });

  const secrets = program
    .command('secrets')
    .description('keys that seal secrets until they are stored');
  secrets
    .command('new-key <id>')
    .description('make a key, as entries of pieced.sealing.keys')
    .action((id: string) => {
      const { forWorkers, forServing } = PortalAdmin.newSealingKey(id);
      write(
        `# Workers: as the first entry of pieced.sealing.keys\n${forWorkers}\n# Deployments that only serve\n${forServing}`,
      );
    });
  secrets
    .command('rotate')
    .description(
      'seal everything with the first key, and say which keys are done with',
    )
    .action(async () => {
      const report = await (await admin()).rotateSecrets();
      write(rotation(report));
      if (report.unreadable.length > 0) {
        process.exitCode = 1;
      }
    });
  return program;
}

function table(list: ListedOperation[]): string {
  return (
    formatTable(
      ['ID', 'KIND', 'SUBJECT', 'STATE', 'STEP', 'WAITS FOR', 'REASON'],
      list.map(({ id, kind, subject, state, step, waiting, reason }) => [
        id,
        kind,
        subject,
        state,
        step ?? '',
        waiting
          ? `${waiting.for} since ${waiting.since}, next try ${waiting.nextAttemptAt}`
          : '',
        reason ?? '',
      ]),
    ) || 'No operations.\n'
  );
}

function rotation({
  currentKeyId,
  resealed,
  unreadable,
  envelopes,
}: ResealReport): string {
  return [
    `Sealed ${resealed} envelopes with key '${currentKeyId}'.`,
    ...Object.entries(envelopes).map(
      ([keyId, count]) => `Key '${keyId}': ${count} envelopes.`,
    ),
    ...unreadable.map(
      ({ requestId, keyId, reason }) =>
        `Request ${requestId}, sealed with key '${keyId}', cannot be opened: ${reason}.`,
    ),
    Object.keys(envelopes).every(keyId => keyId === currentKeyId)
      ? `Nothing is sealed with another key: once every deployment seals with '${currentKeyId}', the older ones can go.`
      : 'Keep the older keys: something is still sealed with them.',
    '',
  ].join('\n');
}
