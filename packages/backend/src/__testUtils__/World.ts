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

import { PiecedClient, type RequestInput } from '@pieced/plugin-pieced-common';
import { startSandbox } from '@pieced/sandbox';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { freePort } from './freePort';
import { organizationIds, people, type PersonName } from './people';
import { WholeBackend } from './WholeBackend';

/** What one organization has: an instance with all that belongs to it. */
export interface Things {
  organizationId: string;
  requestId: string;
  tenantName: string;
  operationId: string;
}

const outside = [
  'zitadel',
  'kubernetes',
  'openbao',
  'litellm',
  'vllm',
] as const;

/** What all backends of a world share. */
type Setting = Omit<
  Parameters<typeof WholeBackend.start>[0],
  'deployment' | 'permissions'
>;

/** Two companies with instances, of which one has a user who may see only the first. */
export class World {
  readonly #setting: Setting;
  #backend: WholeBackend;
  #serial = 0;
  readonly things: { assigned: Things; unassigned: Things; foreign: Things };

  private constructor(options: {
    setting: Setting;
    backend: WholeBackend;
    things: World['things'];
  }) {
    this.#setting = options.setting;
    this.#backend = options.backend;
    this.things = options.things;
  }

  static async create(): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), 'pieced-world-'));
    const sandbox = await startSandbox({
      portBase: 0,
      seed: true,
      operatorStepMs: 20,
    });
    const setting: Setting = {
      folder,
      sandbox,
      port: await freePort(),
      tokens: new Map(),
    };
    const backend = await WholeBackend.start({
      deployment: 'full',
      permissions: true,
      ...setting,
    });
    const instance = (
      owner: PersonName,
      organizationId: string,
      name: string,
    ) => setUpInstance(backend, owner, organizationId, name);
    const { acme, mueller } = organizationIds;
    const things = {
      assigned: await instance('owner', acme, 'Assigned'),
      unassigned: await instance('owner', acme, 'Unassigned'),
      foreign: await instance('otherOwner', mueller, 'Foreign'),
    };
    const database = new DatabaseSync(join(folder, 'db', 'pieced.sqlite'));
    database
      .prepare(
        'insert into tenant_assignments (tenant_name, user_entity_ref) values (?, ?)',
      )
      .run(things.assigned.tenantName, `user:pieced/${people.user}`);
    database.close();
    return new World({ setting, backend, things });
  }

  get backend(): WholeBackend {
    return this.#backend;
  }

  /** The same world through another deployment, or while nothing outside can be reached. */
  async switchTo(options: {
    deployment: 'full' | 'customer';
    permissions: boolean;
    isOutsideDown?: boolean;
  }): Promise<void> {
    const { faults } = this.#setting.sandbox;
    await this.#backend.stop();
    faults.clear();
    if (options.isOutsideDown) {
      for (const system of outside) {
        faults.add({ system, kind: 'reset' });
      }
    }
    this.#backend = await WholeBackend.start({ ...options, ...this.#setting });
  }

  /** A new request of Acme that waits for a decision. */
  async fileRequest(): Promise<string> {
    const { id } = await clientOf(this.#backend, 'owner').createRequest(
      this.requestInput(),
      { idempotencyKey: `matrix-${this.#serial}` },
    );
    return id;
  }

  /** What an owner of a company fills in, never twice the same. */
  requestInput(): RequestInput {
    this.#serial += 1;
    return requestInput(`Instance ${this.#serial}`);
  }

  async close(): Promise<void> {
    await this.#backend.stop();
    await this.#setting.sandbox.close();
    rmSync(this.#setting.folder, { recursive: true, force: true });
  }
}

async function setUpInstance(
  backend: WholeBackend,
  owner: PersonName,
  organizationId: string,
  name: string,
): Promise<Things> {
  const customer = clientOf(backend, owner);
  const staff = clientOf(backend, 'operator');
  const { id } = await customer.createRequest(requestInput(name), {
    idempotencyKey: `world-${name}`,
  });
  await staff.approveRequest(id);
  for (;;) {
    const request = await customer.getRequest(id);
    if (request.status === 'active' && request.operation) {
      return {
        organizationId,
        requestId: id,
        tenantName: request.tenantName,
        operationId: request.operation.id,
      };
    }
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
  }
}

function clientOf(backend: WholeBackend, person: PersonName): PiecedClient {
  return new PiecedClient({
    discoveryApi: { getBaseUrl: async id => `${backend.url}/api/${id}` },
    fetchApi: { fetch: (input, init) => backend.fetch(person, input, init) },
  });
}

function requestInput(instanceName: string): RequestInput {
  return {
    instanceName,
    agentName: 'Ada',
    soulMd: '# Character',
    agentsMd: '# Rules',
    packages: ['documents'],
    packageSecrets: {},
    billingAddress: {
      company: 'Company',
      street: 'Bahnhofstrasse',
      houseNumber: '1',
      postalCode: '8001',
      town: 'Zürich',
      country: 'CH',
    },
  };
}
