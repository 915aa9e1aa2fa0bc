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

import { hiddenFrom } from './__testUtils__/hiddenFrom';
import { portalRows, type Caller, type Row } from './__testUtils__/portalRows';
import { principals } from './__testUtils__/principals';
import { reportAccess } from './__testUtils__/reportAccess';
import { World, type Things } from './__testUtils__/World';

jest.setTimeout(120_000);

const callers = Object.keys(principals) as Caller[];

let world: World;
let assertions = 0;
const seen = new Set<string>();

beforeAll(async () => {
  world = await World.create();
});

afterAll(async () => {
  await world.close();
  reportAccess(
    `the portal: ${seen.size} routes, ${callers.length} callers, ${assertions} assertions in 5 variants`,
  );
});

describe.each([
  { deployment: 'full', permissions: true },
  { deployment: 'full', permissions: false },
  { deployment: 'customer', permissions: true },
  { deployment: 'customer', permissions: false },
  { deployment: 'full', permissions: true, isOutsideDown: true },
] as const)(
  'the portal in the $deployment deployment, permissions: $permissions, outside down: $isOutsideDown',
  variant => {
    beforeAll(() => world.switchTo(variant));

    it('R-BS-2 R-ROL-2 has a row for every route', () => {
      const routes = world.backend
        .routes()
        .map(({ method, path }) => `${method} ${path}`)
        .filter(route => route.includes(' /api/pieced/'))
        // the framework's own, which a plugin does not choose
        .filter(route => !/\/\.(backstage|well-known)\//.test(route))
        .map(route => route.replace('/api/pieced', ''));
      expect(routes.sort()).toEqual(Object.keys(portalRows).sort());
      routes.forEach(route => seen.add(route));
    });

    describe.each(Object.entries(portalRows))('%s', (route, row) => {
      it.each(callers)(
        'R-OPS-1 R-ROL-2 R-ROL-3 R-BS-6 answers %s as it should, and shows nothing of others',
        async caller => {
          const things =
            caller === 'unassignedUser'
              ? world.things.unassigned
              : world.things.assigned;
          const { status, text, sent } = await call(route, row, caller, things);
          const expected = expectedOf(row, caller, variant.deployment);
          expect({
            caller,
            status,
            text: status === expected ? '' : text,
          }).toEqual({ caller, status: expected, text: '' });
          const hidden = hiddenFrom(caller, world);
          expect(
            hidden.filter(part => text.includes(part) && !sent.includes(part)),
          ).toEqual([]);
          assertions += 1 + hidden.length;
        },
      );
    });
  },
);

/** Where only customers come, people of PieCed get no further than anybody, with the token of their own portal. */
function expectedOf(
  row: Row,
  caller: Caller,
  deployment: 'full' | 'customer',
): number {
  const isStaff = caller === 'operator' || caller === 'admin';
  const isPublic = row.expected.anonymous !== 401;
  return deployment === 'customer' && isStaff && !isPublic
    ? 403
    : row.expected[caller];
}

async function call(route: string, row: Row, caller: Caller, things: Things) {
  const [method, pattern] = route.split(' ');
  const { params, query, body, headers } = await row.prepare({
    world,
    things,
    caller,
  });
  const path = pattern.replace(/:(\w+)/g, (_, name) => params?.[name] ?? '');
  const sent = `${path} ${JSON.stringify(body ?? {})}`;
  const response = await world.backend.fetch(
    principals[caller],
    `${world.backend.url}/api/pieced${path}?${new URLSearchParams(query)}`,
    {
      method,
      // no answer waits for anything outside
      signal: AbortSignal.timeout(10_000),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    },
  );
  return { status: response.status, text: await response.text(), sent };
}
