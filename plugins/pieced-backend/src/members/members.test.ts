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
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type {
  InviteMemberInput,
  OrganizationMember,
} from '@pieced/plugin-pieced-common';
import { startSandbox, type Sandbox } from '@pieced/sandbox';
import type { Knex } from 'knex';
import { eventually } from '../__testUtils__/eventually';
import { organizationIds, people } from '../__testUtils__/people';
import { requestInput } from '../__testUtils__/requestInput';
import { sandboxConfig } from '../__testUtils__/sandboxConfig';
import { TestPortal } from '../__testUtils__/TestPortal';
import { ZitadelConnection } from '../integrations/zitadel/ZitadelConnection';
import { ZitadelDirectory } from '../integrations/zitadel/ZitadelDirectory';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const { acme } = organizationIds;
const ANNA = '310000000000000201';
const BEN = '310000000000000202';
const CARLA = '310000000000000299';

describe.each(databases.eachSupportedId())(
  'members on %s',
  (id: TestDatabaseId) => {
    let sandbox: Sandbox;
    let portal: TestPortal;
    let knex: Knex;
    let keys = 0;

    beforeEach(async () => {
      sandbox = await startSandbox({ portBase: 0, seed: true });
      knex = await databases.init(id);
      portal = await TestPortal.start({
        knex,
        config: sandboxConfig(sandbox),
      });
      await eventually(
        () => knex('members').where({ organization_id: acme }),
        rows => rows.length === 2,
      );
    });

    afterEach(async () => {
      await portal.stop();
      await sandbox.close();
    });

    const owner = () => portal.as(people.owner);

    const guest = (change: Partial<InviteMemberInput> = {}) => ({
      email: 'cleo@acme.example',
      givenName: 'Cleo',
      familyName: 'Frei',
      preferredLanguage: 'fr' as const,
      role: 'user' as const,
      ...change,
    });

    function invite(
      change: Partial<InviteMemberInput> = {},
      idempotencyKey = `key-number-${(keys += 1)}`,
    ) {
      return owner().inviteMember(acme, guest(change), { idempotencyKey });
    }

    async function member(
      userId: string,
    ): Promise<OrganizationMember | undefined> {
      const { items } = await owner().listMembers(acme);
      return items.find(item => item.id === userId);
    }

    const settled = (userId: string) =>
      eventually(
        () => member(userId),
        found => found?.operation?.state === 'succeeded',
      );

    const mailsTo = (address: string) =>
      sandbox.mail
        .messages()
        .filter(({ envelope }) => envelope.to.includes(address));

    async function tenant(name: string, organizationId: string = acme) {
      const now = new Date();
      await knex('tenants').insert({
        name,
        uid: name,
        organization_id: organizationId,
        display_name: name,
        agent_name: 'Ada',
        phase: 'Ready',
        suspended: false,
        packages: '[]',
        enabled_packages: '[]',
        conditions: '[]',
        generation: 1,
        observed_generation: 1,
        resource_version: 1,
        created_at: now,
        observed_at: now,
      });
    }

    async function rolesInZitadel(userId: string): Promise<string[]> {
      const { url, serviceToken, projectId } = sandbox.zitadel;
      const directory = new ZitadelDirectory({
        connection: new ZitadelConnection({
          url,
          auth: { token: serviceToken },
        }),
        projectId,
      });
      const organizations = await directory.listOrganizations();
      return organizations
        .flatMap(({ members }) => members)
        .filter(found => found.userId === userId)
        .flatMap(({ roles }) => roles);
    }

    /** Carla, of whom ZITADEL has not heard. */
    async function addOwner() {
      await knex('members').insert({
        organization_id: acme,
        user_id: CARLA,
        display_name: 'Carla Meier',
        email: 'carla.meier@acme.example',
        language: 'it',
        role: 'owner',
        settled_at: new Date('2100-01-01'),
      });
      return portal.as(people.secondOwner);
    }

    it('R-ROL-1 shows an owner the people with role, state and what may be done', async () => {
      const page = await owner().listMembers(acme);
      expect(page).toMatchObject({
        permissions: { invite: true },
        totalItems: 2,
        items: [
          {
            id: ANNA,
            givenName: 'Anna',
            role: 'owner',
            state: 'active',
            isSelf: true,
            permissions: { changeRole: false, remove: false, resend: false },
          },
          {
            id: BEN,
            role: 'user',
            tenants: [],
            isSelf: false,
            permissions: { changeRole: true, assign: true, remove: true },
          },
        ],
      });
      const first = await owner().listMembers(acme, { limit: 1 });
      const second = await owner().listMembers(acme, {
        limit: 1,
        cursor: first.nextCursor,
      });
      expect(second.items.map(item => item.id)).toEqual([BEN]);
      expect(second.nextCursor).toBeUndefined();
      const found = await owner().listMembers(acme, { search: 'BEN' });
      expect(found.items.map(item => item.id)).toEqual([BEN]);
    });

    it('R-ROL-2 keeps people to staff and to the owners of their organization', async () => {
      const commands = (person: keyof typeof people) => {
        const client = portal.as(people[person]);
        return [
          client.inviteMember(acme, guest(), { idempotencyKey: 'some-key-1' }),
          client.updateMember(acme, BEN, { revision: 1, role: 'owner' }),
          client.resendInvitation(acme, BEN),
          client.removeMember(acme, BEN),
        ];
      };
      const reads = (person: keyof typeof people) => [
        portal.as(people[person]).listMembers(acme),
        portal.as(people[person]).getOrganization(acme),
      ];
      const statuses = async (calls: Promise<unknown>[]) =>
        (await Promise.allSettled(calls)).map(outcome =>
          outcome.status === 'fulfilled' ? 200 : outcome.reason.statusCode,
        );
      expect(await statuses(reads('otherOwner'))).toEqual([404, 404]);
      expect(await statuses(commands('otherOwner'))).toEqual(
        Array(4).fill(404),
      );
      expect(await statuses(reads('user'))).toEqual([403, 403]);
      expect(await statuses(commands('user'))).toEqual(Array(4).fill(403));
      for (const staff of ['operator', 'admin'] as const) {
        expect(await statuses(reads(staff))).toEqual([200, 200]);
        expect(await statuses(commands(staff))).toEqual(Array(4).fill(403));
      }
      const seen = await portal.as(people.operator).listMembers(acme);
      expect(seen.permissions).toEqual({ invite: false });
      expect(seen.items[1].permissions).toEqual({
        changeRole: false,
        assign: false,
        resend: false,
        remove: false,
      });
      expect((await owner().listOrganizations()).items).toMatchObject([
        { id: acme, members: [{ id: ANNA }, { id: BEN }] },
      ]);
      expect(
        await statuses([portal.as(people.user).listOrganizations()]),
      ).toEqual([403]);
    });

    it('R-OPS-4 R-REG-8 invites somebody, who is a member once, with one mail', async () => {
      const invited = await invite({}, 'the-same-key');
      expect(invited).toMatchObject({
        displayName: 'Cleo Frei',
        state: 'invited',
        operation: { kind: 'invite', subject: `organization:${acme}` },
      });
      const again = await invite({}, 'the-same-key');
      expect(again.id).toBe(invited.id);
      const done = await settled(invited.id);
      expect(done?.permissions.resend).toBe(true);
      expect(done?.operation?.steps.map(step => step.name)).toEqual([
        'account',
        'role',
        'invitation',
      ]);
      expect(await owner().getOperation(done!.operation!.id)).toMatchObject({
        state: 'succeeded',
      });
      await expect(
        portal.as(people.otherOwner).getOperation(done!.operation!.id),
      ).rejects.toMatchObject({ statusCode: 404 });
      const mails = await eventually(
        async () => mailsTo('cleo@acme.example'),
        list => list.length > 0,
      );
      expect(mails).toHaveLength(1);
      // the sync does not take it for somebody who is gone
      await knex('members').update({ settled_at: null });
      await owner().resendInvitation(acme, invited.id);
      await settled(invited.id);
      await eventually(
        async () => mailsTo('cleo@acme.example'),
        list => list.length === 2,
      );
    });

    it('refuses an address that is a member already, in any spelling, and says nothing about others', async () => {
      await expect(
        invite({ email: 'ANNA.Keller@acme.example' }),
      ).rejects.toMatchObject({
        statusCode: 409,
        code: 'member_exists',
        details: { field: 'email' },
      });
      const elsewhere = await knex('members')
        .where({ organization_id: organizationIds.mueller })
        .first();
      const invited = await invite({ email: elsewhere.email });
      const stopped = await eventually(
        () => member(invited.id),
        found => found?.operation?.state === 'failed',
      );
      expect(stopped?.operation?.error).toEqual({
        code: 'address_unusable',
        field: 'email',
      });
      expect(stopped?.permissions.remove).toBe(true);
      await owner().removeMember(acme, invited.id);
      // half a minute, in which a lost call could still make the account
      await eventually(
        () => member(invited.id),
        found => found?.operation?.waiting?.reason === 'unconfirmed',
      );
      await knex('members')
        .where({ user_id: invited.id })
        .update({ removed_at: new Date(Date.now() - 60_000) });
      await knex('operations')
        .where({ state: 'waiting' })
        .update({ next_attempt_at: new Date() });
      await eventually(
        () => member(invited.id),
        found => found === undefined,
      );
    });

    it('R-ROL-1 changes a role at once and in ZITADEL, against the revision that was read', async () => {
      const ben = (await member(BEN))!;
      const changed = await owner().updateMember(acme, BEN, {
        role: 'owner',
        revision: ben.revision,
      });
      expect(changed).toMatchObject({
        role: 'owner',
        operation: { kind: 'set-role' },
      });
      await expect(
        owner().updateMember(acme, BEN, {
          role: 'user',
          revision: ben.revision,
        }),
      ).rejects.toMatchObject({ statusCode: 409, code: 'stale_revision' });
      await settled(BEN);
      await eventually(
        () => rolesInZitadel(BEN),
        roles => roles.join() === 'owner',
      );
    });

    it('R-ROL-1 assigns tenants of the own organization to a user, who loses them as an owner', async () => {
      await tenant('acme-one');
      await tenant('acme-two');
      await tenant('mueller-one', organizationIds.mueller);
      const ben = (await member(BEN))!;
      await expect(
        owner().updateMember(acme, BEN, {
          tenants: ['acme-one', 'mueller-one'],
          revision: ben.revision,
        }),
      ).rejects.toMatchObject({ issues: [{ field: 'tenants' }] });
      const assigned = await owner().updateMember(acme, BEN, {
        tenants: ['acme-one'],
        revision: ben.revision,
      });
      expect(assigned.tenants).toEqual(['acme-one']);
      expect((await portal.as(people.user).listTenants()).items).toMatchObject([
        { name: 'acme-one' },
      ]);
      const swapped = await owner().updateMember(acme, BEN, {
        tenants: ['acme-two'],
        revision: assigned.revision,
      });
      expect(swapped.tenants).toEqual(['acme-two']);
      await owner().updateMember(acme, BEN, {
        role: 'owner',
        revision: swapped.revision,
      });
      expect(await knex('tenant_assignments')).toEqual([]);
    });

    it('R-ROL-1 keeps the last owner, also when two owners remove each other at once', async () => {
      await expect(owner().removeMember(acme, ANNA)).rejects.toMatchObject({
        statusCode: 409,
        code: 'last_owner',
      });
      await expect(
        owner().updateMember(acme, ANNA, {
          role: 'user',
          revision: (await member(ANNA))!.revision,
        }),
      ).rejects.toMatchObject({ statusCode: 409, code: 'last_owner' });
      const carla = await addOwner();
      const outcomes = await Promise.allSettled([
        owner().removeMember(acme, CARLA),
        carla.removeMember(acme, ANNA),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      const owners = await knex('members').where({
        organization_id: acme,
        role: 'owner',
        removed_at: null,
      });
      expect(owners).toHaveLength(1);
    });

    it('R-ROL-1 keeps the last owner when two owners leave at once', async () => {
      const carla = await addOwner();
      const outcomes = await Promise.allSettled([
        owner().removeMember(acme, ANNA),
        carla.removeMember(acme, CARLA),
      ]);
      expect(
        outcomes.flatMap(outcome =>
          outcome.status === 'rejected' ? [outcome.reason.code] : [],
        ),
      ).toEqual(['last_owner']);
    });

    it('R-ROL-3 takes from somebody who was removed every change at once, and tenants as well', async () => {
      await tenant('acme-one');
      await knex('tenant_assignments').insert({
        tenant_name: 'acme-one',
        user_entity_ref: people.secondOwner.userEntityRef,
      });
      const carla = await addOwner();
      sandbox.faults.add({ system: 'zitadel', kind: 'status', status: 503 });
      const removed = await owner().removeMember(acme, CARLA);
      expect(removed).toMatchObject({
        operation: { kind: 'remove' },
        permissions: { remove: false, changeRole: false },
      });
      await expect(
        carla.createRequest(requestInput(), { idempotencyKey: 'key-of-carla' }),
      ).rejects.toMatchObject({ statusCode: 403 });
      await expect(
        carla.inviteMember(acme, guest(), { idempotencyKey: 'key-of-carla' }),
      ).rejects.toMatchObject({ statusCode: 403 });
      // the token of before may read on for as long as it lives, and no later one may
      await expect(carla.listTenants()).resolves.toBeDefined();
      const row = { organization_id: acme, user_id: CARLA };
      const [{ removed_at }] = await knex('members').where(row);
      const longAgo = new Date(Date.now() - 2 * 3_600_000);
      await knex('members').where(row).update({ removed_at: longAgo });
      await expect(carla.listTenants()).rejects.toMatchObject({
        statusCode: 403,
      });
      await knex('members').where(row).update({ removed_at });
      // R-OPS-1 the operation waits where people see it
      expect(
        await eventually(
          () => member(CARLA),
          found => found?.operation?.state === 'waiting',
        ),
      ).toMatchObject({ operation: { waiting: { for: 'zitadel' } } });
      sandbox.faults.clear();
      await knex('operations')
        .where({ state: 'waiting' })
        .update({ next_attempt_at: new Date() });
      await eventually(
        () => member(CARLA),
        found => found === undefined,
      );
      expect(await knex('tenant_assignments')).toEqual([]);
    });

    it('R-ROL-3 takes from somebody who was demoted what owners change', async () => {
      const carla = await addOwner();
      const { revision } = (await member(CARLA))!;
      await owner().updateMember(acme, CARLA, { role: 'user', revision });
      await expect(
        carla.createRequest(requestInput(), { idempotencyKey: 'key-of-carla' }),
      ).rejects.toMatchObject({ statusCode: 403 });
    });
  },
);
