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

import express, { Router } from 'express';
import type { Response } from 'express';
import {
  acceptInvitation,
  codeState,
  invite,
  isInitialised,
} from './invitations';
import {
  codeProblemPage,
  donePage,
  goOn,
  passwordPage,
  usedPage,
  VERIFY_PATH,
  verifyAddressPage,
} from './invitePages';
import type { LoginSession, LoginSessions } from './LoginSessions';
import type { Management } from './management';
import { weakness } from './passwords';
import type { Person } from './records';

const WEAKNESSES: Record<string, string> = {
  MinLength: 'The password needs at least 8 characters.',
  HasLower: 'The password needs a small letter.',
  HasUpper: 'The password needs a capital letter.',
  HasNumber: 'The password needs a digit.',
  HasSymbol: 'The password needs a sign such as ! or -.',
};

/** The page to which the mails lead. */
export function inviteRoutes(
  management: Management,
  sessions: LoginSessions,
  issuer: string,
): Router {
  const { directory } = management;
  const router = Router();
  router.use(VERIFY_PATH, express.urlencoded({ extended: false }));
  router.all(VERIFY_PATH, async (req, res, next) => {
    const session = await sessions.of(req, res).catch(next);
    if (!session) {
      return;
    }
    const fields = { ...req.query, ...req.body };
    const field = (name: string) =>
      typeof fields[name] === 'string' ? fields[name].trim() : '';
    const person = directory.person(field('userId'));
    const code = field('code');
    if (!person) {
      show(res, 404, donePage('Invitation', 'This person does not exist.'));
    } else if (field('invite') !== 'true') {
      verifyAddress(management, res, { person, code, post: isPost(req) });
    } else if (isPost(req) && field('resend')) {
      resend(management, res, person);
    } else {
      accept(management, res, {
        person,
        code,
        password: isPost(req) ? field('password') : '',
        again: field('again'),
        portal: portalOf(management, person, issuer),
        counts: isPost(req),
        session,
      }).catch(next);
    }
  });
  return router;
}

/** A link that leads to the portal says where it is; otherwise the settings do. */
function portalOf(
  { settings }: Management,
  person: Person,
  issuer: string,
): string {
  const link = URL.parse(person.invitation?.urlTemplate ?? '');
  return link && link.origin !== issuer
    ? `${link.origin}/`
    : settings.current.portalUrl;
}

async function accept(
  { directory }: Management,
  res: Response,
  given: {
    person: Person;
    code: string;
    password: string;
    again: string;
    portal: string;
    /** Opening a link is no try, sending the form is. */
    counts: boolean;
    session: LoginSession;
  },
): Promise<void> {
  const { person, code, password, portal, session } = given;
  const signedIn =
    session.person?.id === person.id ? undefined : session.person;
  const state = codeState(person, code);
  if (state === 'used') {
    show(res, 410, usedPage(person, portal, isInitialised(person)));
    return;
  }
  if (state !== 'good') {
    if (given.counts) {
      acceptInvitation(directory, person, code);
    }
    const now = directory.person(person.id) ?? person;
    show(res, 400, codeProblemPage(now, codeState(now, code) as typeof state));
    return;
  }
  if (!password) {
    show(res, 200, passwordPage(person, code, { signedIn }));
    return;
  }
  const weak = weakness(password);
  if (weak || password !== given.again) {
    const trouble = weak ? WEAKNESSES[weak] : 'The two passwords differ.';
    show(res, 400, passwordPage(person, code, { trouble, signedIn }));
    return;
  }
  acceptInvitation(directory, person, code, password);
  if (signedIn) {
    await session.end();
  }
  show(
    res,
    200,
    donePage(
      'Password set',
      `You can sign in now with ${person.email} and your password.`,
      goOn(portal),
    ),
  );
}

function resend(
  { directory, mails, settings }: Management,
  res: Response,
  person: Person,
): void {
  if (isInitialised(person)) {
    show(res, 400, usedPage(person, settings.current.portalUrl, true));
    return;
  }
  const { urlTemplate, applicationName } = person.invitation ?? {};
  const invited = invite(directory, person, {
    returned: false,
    urlTemplate,
    applicationName,
    ttlMs: settings.current.inviteCodeTtlMs,
  });
  mails.sendInvitation(invited.person);
  show(
    res,
    200,
    donePage('Invitation sent', `Open the new mail to ${person.email}.`),
  );
}

function verifyAddress(
  { directory, settings }: Management,
  res: Response,
  given: { person: Person; code: string; post: boolean },
): void {
  const { person, code } = given;
  if (!person.emailCode || person.emailCode !== code) {
    show(res, 400, donePage('Verify address', 'This code is not right.'));
  } else if (given.post) {
    directory.update('people', person.id, {
      emailVerified: true,
      emailCode: undefined,
    });
    const link = goOn(settings.current.portalUrl);
    show(res, 200, donePage('Address verified', person.email, link));
  } else {
    show(res, 200, verifyAddressPage(person, code));
  }
}

function isPost(req: { method: string }): boolean {
  return req.method === 'POST';
}

function show(res: Response, status: number, html: string): void {
  res.status(status).set('Cache-Control', 'no-store').type('html').send(html);
}
