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
import { Kubectl } from './__testUtils__/Kubectl';
import { aTenant, eventually } from './__testUtils__/tenants';
import { startKubernetes, type Kubernetes } from './startKubernetes';

const name = 'acme-12345678';

describe('the real kubectl', () => {
  let kubernetes: Kubernetes;
  let kubectl: Kubectl;

  beforeAll(async () => {
    kubernetes = await startKubernetes({
      port: 0,
      faults: new Faults(),
      operator: { stepMs: 100 },
    });
    kubectl = await Kubectl.create(kubernetes);
  });

  afterAll(async () => {
    kubectl.remove();
    await kubernetes.close();
  });

  it('applies, waits and gets', async () => {
    const watching = kubectl.start(['get', 'pt', '--watch']);
    const applied = await kubectl.runOn(aTenant(name), ['apply']);
    expect(applied).toEqual({
      stdout: `piecedtenant.pieced.ch/${name} created\n`,
      stderr: '',
      code: 0,
    });
    const waited = await kubectl.run([
      'wait',
      `pt/${name}`,
      '--for=jsonpath={.status.phase}=Ready',
      '--timeout=10s',
    ]);
    expect(waited.stdout).toContain('condition met');
    const { stdout } = await kubectl.run(['get', 'piecedtenants']);
    expect(stdout).toMatch(
      /^NAME +DISPLAY +ORG +PHASE +SUSPENDED +AGE\nacme-12345678 +Acme AG +42 +Ready +false +\d+s\n$/,
    );
    const byCategory = await kubectl.run(['get', 'pieced', '-o', 'name']);
    expect(byCategory.stdout).toBe(`piecedtenant.pieced.ch/${name}\n`);
    const namespace = await kubectl.run(['get', 'ns', `tenant-${name}`]);
    expect(namespace.stdout).toMatch(/NAME +STATUS +AGE\ntenant-.* +Active/);
    const pods = await kubectl.run(['get', 'pods', '-n', `tenant-${name}`]);
    expect(pods.stderr).toContain('No resources found in tenant-');
    await eventually(() => /Ready/.test(watching.output()) || undefined);
    watching.stop();
    expect(watching.output()).toMatch(
      /^NAME [^]* Pending [^]* Provisioning [^]* Running [^]* Ready /,
    );
    expect(watching.output().match(/NAME/g)).toHaveLength(1);
  });

  it('applies a change and describes it', async () => {
    const changed = aTenant(name, { agentName: 'Grace' });
    const applied = await kubectl.runOn(changed, ['apply']);
    expect(applied.stdout).toBe(`piecedtenant.pieced.ch/${name} configured\n`);
    const again = await kubectl.runOn(changed, ['apply']);
    expect(again.stdout).toBe(`piecedtenant.pieced.ch/${name} unchanged\n`);
    const { stdout } = await kubectl.run(['describe', 'pt', name]);
    expect(stdout).toMatch(/Agent Name: +Grace/);
    expect(stdout).toMatch(/Type: +WorkloadReady/);
    expect(stdout).toMatch(/Events: +<none>/);
  });

  it('applies on the server, told about conflicts until it forces', async () => {
    const rival = aTenant(name, { agentName: 'Rival' });
    const refused = await kubectl.runOn(rival, [
      'apply',
      '--server-side',
      '--field-manager=gitops',
    ]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(
      /Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using pieced.ch\/v1alpha1 at \S+: .spec.agentName/,
    );
    const forced = await kubectl.runOn(rival, [
      'apply',
      '--server-side',
      '--field-manager=gitops',
      '--force-conflicts',
    ]);
    expect(forced).toEqual({
      stdout: `piecedtenant.pieced.ch/${name} serverside-applied\n`,
      stderr: '',
      code: 0,
    });
    const created = await kubectl.runOn(aTenant('ssa'), [
      'apply',
      '--server-side',
    ]);
    expect(created.stdout).toBe(
      'piecedtenant.pieced.ch/ssa serverside-applied\n',
    );
    const fields = await kubectl.run([
      'get',
      'pt',
      name,
      '--show-managed-fields',
      '-o=jsonpath={.spec.agentName} {.metadata.managedFields[*].manager}',
    ]);
    expect(fields.stdout).toMatch(/^Rival .*gitops/);
  });

  it('patches, the status subresource too', async () => {
    const merged = await kubectl.run([
      'patch',
      'pt',
      'ssa',
      '--type=merge',
      '--patch={"spec":{"displayName":"Renamed"}}',
    ]);
    expect(merged.stdout).toBe('piecedtenant.pieced.ch/ssa patched\n');
    const status = await kubectl.run([
      'patch',
      'pt',
      'ssa',
      '--subresource=status',
      '--type=merge',
      '--patch={"status":{"message":"By hand"}}',
      '-o=jsonpath={.spec.displayName}: {.status.message}',
    ]);
    expect(status.stdout).toBe('Renamed: By hand');
  });

  it('shows refusals field by field', async () => {
    const wrong = aTenant('wrong', { agentName: 1, packages: ['a', 'a'] });
    const { stderr } = await kubectl.runOn(wrong, ['create']);
    expect(stderr).toContain('The PiecedTenant "wrong" is invalid:');
    expect(stderr).toContain(
      'spec.agentName: Invalid value: "integer": spec.agentName in body must be of type string: "integer"',
    );
    expect(stderr).toContain('spec.packages[1]: Duplicate value: "a"');
    const unknown = aTenant('wrong', { colour: 'red' });
    const strict = await kubectl.runOn(unknown, ['create']);
    expect(strict.stderr).toContain(
      'strict decoding error: unknown field "spec.colour"',
    );
  });

  it('explains the fields', async () => {
    const { stdout } = await kubectl.run(['explain', 'pt.spec.agentName']);
    expect(stdout).toMatch(/KIND: +PiecedTenant/);
    expect(stdout).toContain('FIELD: agentName <string>');
    expect(stdout).toContain('Name by which the assistant calls itself.');
  });

  it('meets the limits of the portal role', async () => {
    const who = 'portal';
    const read = await kubectl.run(['get', 'pt', '-o=name'], { who });
    expect(read.stdout).toContain('piecedtenant.pieced.ch/ssa');
    const { stderr } = await kubectl.run(['get', 'namespaces'], { who });
    expect(stderr).toContain(
      'namespaces is forbidden: User "system:serviceaccount:pieced:pieced-portal" cannot list resource "namespaces" in ' +
        'API group "" at the cluster scope',
    );
  });

  it('deletes and waits for the finalizer', async () => {
    const deleted = await kubectl.run(['delete', 'pt', name, 'ssa']);
    expect(deleted.code).toBe(0);
    const gone = await kubectl.run(['get', 'pt', name]);
    expect(gone.stderr).toBe(
      `Error from server (NotFound): piecedtenants.pieced.ch "${name}" not found\n`,
    );
    const namespace = await kubectl.run(['get', 'ns', `tenant-${name}`]);
    expect(namespace.code).toBe(1);
  });
});
