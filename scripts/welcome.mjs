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

import { join } from 'node:path';
import { log, state } from './paths.mjs';

const people = [
  ['Anna Keller', 'owner of Acme GmbH'],
  ['Ben Frei', 'user of Acme GmbH'],
  ['Claire Müller', 'owner of Müller AG'],
  ['Dario Rossi', 'user of Müller AG'],
  ['Hans Müller', 'owner of a personal account'],
  ['Petra Admin', 'PieCed platform admin'],
  ['Otto Operator', 'PieCed platform operator'],
];

/** What `npm start` prints when everything answers. */
export function welcome({ connection, took }) {
  const addresses = [
    ['Portal', 'http://localhost:3000'],
    ['API', 'http://localhost:7007/api/pieced'],
    ['Mail page', connection.mail.url],
    ['Sandbox', connection.control.url],
    ['kubectl', `KUBECONFIG=${join(state, 'sandbox', 'admin.kubeconfig')}`],
    ['Logs', join(log('portal'), '..')],
  ];
  return box([
    `PieCed is ready after ${took}`,
    '',
    ...addresses.map(row),
    '',
    'Sign in without a password as',
    ...people.map(row),
    '',
    'Ctrl-C stops everything; `npm start -- --reset` begins anew.',
  ]);
}

/** What one of the two deployments prints when it answers. */
export function deploymentWelcome({ audience, url, connection, took }) {
  const isForCustomers = audience === 'customer';
  const other = isForCustomers ? 'staff' : 'customer';
  return box([
    `PieCed for ${
      isForCustomers ? 'customers' : 'its staff'
    } is ready after ${took}`,
    '',
    ...[
      ['Portal', url],
      ['Mail page', connection.mail.url],
      ['Sandbox', connection.control.url],
      ['Logs', join(log('portal'), '..')],
    ].map(row),
    '',
    'Sign in without a password as',
    ...people
      .filter(([, who]) => who.startsWith('PieCed') !== isForCustomers)
      .map(row),
    '',
    isForCustomers
      ? 'It serves only: what is asked for waits until staff and their worker run as well.'
      : 'It serves staff and does the work.',
    `\`npm start -- --as ${other}\` in a second terminal starts the other one beside it.`,
    'Ctrl-C stops everything; `--reset` begins anew.',
  ]);
}

function row([name, text]) {
  return `${name.padEnd(14)}${text}`;
}

/** Lines in a frame as wide as the widest of them. */
export function box(lines) {
  const width = Math.max(...lines.map(line => line.length));
  const edge = '─'.repeat(width + 2);
  return [
    '',
    `┌${edge}┐`,
    ...lines.map(line => `│ ${line.padEnd(width)} │`),
    `└${edge}┘`,
  ].join('\n');
}
