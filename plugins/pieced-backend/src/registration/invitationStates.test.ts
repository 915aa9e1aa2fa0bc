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

import { TestDatabases } from '@backstage/backend-test-utils';
import { startSandbox, type Sandbox } from '@pieced/sandbox';
import { testDatabase } from '../__testUtils__/testDatabase';
import { InvitedPerson } from './__testUtils__/InvitedPerson';
import { RegisterWorker } from './__testUtils__/RegisterWorker';
import { testRegistration } from './__testUtils__/testRegistration';
import { ZitadelProbe } from './__testUtils__/ZitadelProbe';
import { directoryIdsOf } from './RegistrationRow';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const ANNA = '310000000000000201';

describe('the invitation of a registration', () => {
  let sandbox: Sandbox;
  let zitadel: ZitadelProbe;
  let worker: RegisterWorker;
  let person: InvitedPerson;
  let ids: { organizationId: string; userId: string };

  beforeAll(async () => {
    sandbox = await startSandbox({ portBase: 0, seed: true });
    zitadel = new ZitadelProbe(sandbox);
    worker = new RegisterWorker({
      database: await testDatabase(await databases.init('SQLITE_3')),
      sandbox,
    });
    worker.start();
  });

  afterAll(async () => {
    await worker.stop();
    await sandbox.close();
  });

  afterEach(() => person.close());

  /** Registers, and opens the mail. */
  async function invite(): Promise<string> {
    const row = testRegistration();
    ids = directoryIdsOf(row.id);
    person = await InvitedPerson.create(sandbox, row.email);
    await worker.reaches(await worker.register(row), 'succeeded');
    return person.newestLink(1);
  }

  /** An owner, and at most two clicks or one mail since the person stood before the problem. */
  async function expectMembership() {
    const { clicks, mails } = person;
    expect(mails).toBeLessThanOrEqual(1);
    expect(mails === 1 || clicks <= 2).toBe(true);
    expect(await person.signIn()).toMatchObject({
      sub: ids.userId,
      'urn:zitadel:iam:org:project:roles': {
        owner: { [ids.organizationId]: expect.any(String) },
      },
    });
  }

  /** One press, one mail, one password. */
  async function askForAnother() {
    await person.press('Send a new invitation to');
    expect(person.sees).toContain('Open the new mail');
    await person.open(await person.newestLink(2));
    await person.setPassword();
    expect(person.clicks).toBe(2);
    expect(person.mails).toBe(1);
  }

  it('C12 R-REG-8 leads from an expired invitation to membership', async () => {
    await zitadel.setInvitationLife(0);
    const link = await invite();
    await zitadel.setInvitationLife(60_000);
    person.startCounting();
    await person.open(link);
    expect(person.sees).toContain('This invitation has expired.');
    await askForAnother();
    await expectMembership();
  });

  it('C12 R-REG-8 leads from a replaced invitation to membership', async () => {
    const old = await invite();
    await person.open(old.replace(/code=\w+/, 'code=WRONG1'));
    await person.press('Send a new invitation to');
    const newest = await person.newestLink(2);
    person.startCounting();
    await person.open(old);
    expect(person.sees).toContain('replaced by a newer one');
    await person.open(newest);
    await person.setPassword();
    await expectMembership();
  });

  it('C12 R-REG-8 leads from a used invitation to membership', async () => {
    const link = await invite();
    await person.open(link);
    await person.setPassword();
    person.startCounting();
    await person.open(link);
    expect(person.sees).toContain('used already');
    expect(person.wayToThePortal).toBeDefined();
    await expectMembership();
  });

  it('C12 R-REG-8 leads from an invitation that was used without a password to membership', async () => {
    const link = await invite();
    await zitadel.useInvitation(
      ids.userId,
      new URL(link).searchParams.get('code')!,
    );
    person.startCounting();
    await person.open(link);
    expect(person.sees).toContain('used already');
    await askForAnother();
    await expectMembership();
  });

  it('C12 R-REG-8 leads from a browser in which somebody else is signed in to membership', async () => {
    const link = await invite();
    await person.signInAs(ANNA);
    person.startCounting();
    await person.open(link);
    expect(person.sees).toContain('You are signed in as Anna Keller');
    expect(person.sees).toContain('this invitation is for Hans Müller');
    await person.setPassword();
    expect(person.wayToThePortal).toBeDefined();
    await expectMembership();
  });

  it('C12 R-REG-8 leads from five wrong codes to membership', async () => {
    const link = await invite();
    await person.open(link.replace(/code=\w+/, 'code=WRONG0'));
    for (const code of ['WRONG1', 'WRONG2']) {
      await person.press('Continue', { code });
      expect(person.sees).toContain('This code is not right.');
    }
    await person.press('Continue', { code: 'WRONG3' });
    for (const code of ['WRONG4', 'WRONG5']) {
      await person.open(link.replace(/code=\w+/, `code=${code}`));
      expect(person.sees).toContain('wrong too often');
    }
    person.startCounting();
    await person.open(link);
    expect(person.sees).toContain('wrong too often');
    await askForAnother();
    await expectMembership();
  });
});
