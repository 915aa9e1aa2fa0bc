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

import { Faults } from '../Faults';
import { aTenant } from './__testUtils__/tenants';
import { refusalOf, TestClient } from './__testUtils__/TestClient';
import { startKubernetes, type Kubernetes } from './startKubernetes';

describe('what the CRD allows', () => {
  let kubernetes: Kubernetes;
  let portal: TestClient;

  beforeAll(async () => {
    kubernetes = await startKubernetes({
      port: 0,
      faults: new Faults(),
      operator: false,
    });
    portal = new TestClient(kubernetes, 'portal');
  });

  afterAll(() => kubernetes.close());

  const cause = (field: string, reason: string, message: string) => ({
    field,
    reason: `FieldValue${reason}`,
    message,
  });

  it.each([
    [
      'a missing field',
      { agentName: undefined },
      cause('spec.agentName', 'Required', 'Required value'),
    ],
    [
      'an empty name',
      { displayName: '' },
      cause(
        'spec.displayName',
        'Invalid',
        'Invalid value: "": spec.displayName in body should be at least 1 chars long',
      ),
    ],
    [
      'a name with a line break',
      { agentName: 'A\nB' },
      cause(
        'spec.agentName',
        'Invalid',
        'Invalid value: "A\\nB": spec.agentName in body should match \'^[^\\n\\r\\t]+$\'',
      ),
    ],
    [
      'a name that is too long',
      { agentName: 'x'.repeat(65) },
      cause(
        'spec.agentName',
        'TooLong',
        'Too long: may not be more than 64 bytes',
      ),
    ],
    [
      'a wrong type',
      { suspend: 'yes' },
      cause(
        'spec.suspend',
        'TypeInvalid',
        'Invalid value: "string": spec.suspend in body must be of type boolean: "string"',
      ),
    ],
    [
      'too many packages',
      { packages: [...Array(33).keys()].map(n => `p${n}`) },
      cause(
        'spec.packages',
        'TooMany',
        'Too many: 33: must have at most 32 items',
      ),
    ],
    [
      'a package twice',
      { packages: ['email', 'email'] },
      cause('spec.packages[1]', 'Duplicate', 'Duplicate value: "email"'),
    ],
    [
      'a channel open to the world',
      { channelUsers: { telegram: ['*'] } },
      cause(
        'spec.channelUsers[telegram][0]',
        'Invalid',
        'Invalid value: "*": spec.channelUsers[telegram][0] in body should match \'^[^\\s*]+$\'',
      ),
    ],
    [
      'a path as file name (CEL)',
      { workspaceFiles: { '../x.md': '' } },
      cause(
        'spec.workspaceFiles',
        'Invalid',
        'Invalid value: "object": file names must be plain *.md names without path separators',
      ),
    ],
    [
      'a USER.md over 4000 characters (CEL)',
      { workspaceFiles: { 'USER.md': 'x'.repeat(4001) } },
      cause(
        'spec.workspaceFiles',
        'Invalid',
        'Invalid value: "object": USER.md may hold at most 4000 characters',
      ),
    ],
    [
      'files over 60000 characters in total (CEL)',
      {
        workspaceFiles: Object.fromEntries(
          ['A.md', 'B.md', 'C.md', 'D.md'].map(f => [f, 'x'.repeat(15_001)]),
        ),
      },
      cause(
        'spec',
        'Invalid',
        'Invalid value: "object": workspaceFiles may hold at most 60000 characters in total',
      ),
    ],
    [
      'a channel in upper case (CEL)',
      { channelUsers: { Telegram: ['1'] } },
      cause(
        'spec.channelUsers',
        'Invalid',
        'Invalid value: "object": channel ids are lower-case names',
      ),
    ],
  ])('refuses %s', async (_what, spec, expected) => {
    const refusal = await refusalOf(portal.create(aTenant('bad', spec)));
    expect(refusal).toMatchObject({
      code: 422,
      reason: 'Invalid',
      details: { name: 'bad', group: 'pieced.ch', kind: 'PiecedTenant' },
    });
    expect(refusal.details).toMatchObject({
      causes: expect.arrayContaining([expected]),
    });
    expect(refusal.message).toContain(`${expected.field}: ${expected.message}`);
  });

  it.each([
    ['a.b', 'metadata.name must be a DNS label without dots'],
    ['x'.repeat(57), 'metadata.name must be at most 56 characters'],
  ])('refuses the name %s (CEL)', async (name, message) => {
    const refusal = await refusalOf(portal.create(aTenant(name)));
    expect(refusal.message).toContain(
      `PiecedTenant.pieced.ch "${name}" is invalid: <nil>: Invalid value: "object": ${message}`,
    );
  });

  it('accepts exactly 60000 characters, counting code points', async () => {
    const workspaceFiles = Object.fromEntries(
      ['A.md', 'B.md', 'C.md'].map(file => [file, '😀'.repeat(20_000)]),
    );
    const created = await portal.create(aTenant('full', { workspaceFiles }));
    expect(created.spec).toMatchObject({ workspaceFiles });
  });

  it('does not check rules on an object that is broken otherwise', async () => {
    const broken = aTenant('bad', { agentName: 1, channelUsers: { X: [] } });
    const { details } = await refusalOf(portal.create(broken));
    expect(details).toMatchObject({
      causes: [
        { field: 'spec.agentName' },
        {
          field: '<nil>',
          message: expect.stringContaining('some validation rules were not'),
        },
      ],
    });
  });

  it('refuses bad labels and names', async () => {
    const tenant = aTenant('Not_A_Name');
    tenant.metadata.labels = { 'pieced.ch/zitadel-org-id': 'a b' };
    const { details } = await refusalOf(portal.create(tenant));
    expect(details).toMatchObject({
      causes: expect.arrayContaining([
        expect.objectContaining({ field: 'metadata.name' }),
        expect.objectContaining({ field: 'metadata.labels' }),
      ]),
    });
  });

  it('refuses unknown fields under Strict, and prunes them otherwise', async () => {
    const tenant = aTenant('strict', { colour: 'red' });
    const strict = { fieldValidation: 'Strict' };
    expect(await refusalOf(portal.create(tenant, strict))).toMatchObject({
      code: 400,
      reason: 'BadRequest',
      message:
        'PiecedTenant in version "v1alpha1" cannot be handled as a PiecedTenant: strict decoding error: unknown field "spec.colour"',
    });
    const created = await portal.create(tenant);
    expect(created.spec).not.toHaveProperty('colour');
    const patch = { spec: { size: 1 } };
    const refusal = await refusalOf(portal.merge('strict', patch, strict));
    expect(refusal).toMatchObject({ code: 422, reason: 'Invalid' });
    expect(refusal.message).toContain(
      'strict decoding error: unknown field "spec.size"',
    );
  });

  it('refuses bodies of another kind', async () => {
    const pod = { ...aTenant('pod'), kind: 'Pod' };
    expect((await refusalOf(portal.create(pod))).code).toBe(400);
    const old = { ...aTenant('old'), apiVersion: 'pieced.ch/v1' };
    expect((await refusalOf(portal.create(old))).message).toContain(
      'does not match the expected API version (pieced.ch/v1alpha1)',
    );
  });
});
