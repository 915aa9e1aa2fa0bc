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

import { escapeHtml, page } from '../page';
import { form, problem } from './formFields';
import type { CodeState } from './invitations';
import type { Person } from './records';

/** Path of the page to which invitation and verification mails lead, as in ZITADEL's own login. */
export const VERIFY_PATH = '/ui/v2/login/verify';

const PROBLEMS: Record<Exclude<CodeState, 'good' | 'used'>, string> = {
  wrong: 'This code is not right.',
  expired: 'This invitation has expired.',
  replaced:
    'This invitation was replaced by a newer one: open the newest mail.',
  blocked: 'The code was wrong too often, so this invitation is blocked.',
};

/**
 * Asks for a password.
 *
 * @param signedIn - somebody else who is signed in in this browser
 */
export function passwordPage(
  person: Person,
  code: string,
  { trouble, signedIn }: { trouble?: string; signedIn?: Person } = {},
): string {
  return page(
    'Accept invitation',
    `<h1>Welcome, ${escapeHtml(person.displayName)}</h1>
<p class="muted">Set a password for ${escapeHtml(person.email)}.</p>
${trouble ? problem(trouble) : ''}${
      signedIn ? otherAccount(person, signedIn) : ''
    }${form({
      action: VERIFY_PATH,
      hidden: { userId: person.id, invite: 'true', code },
      fields: [
        {
          label: 'Password',
          name: 'password',
          type: 'password',
          autocomplete: 'new-password',
        },
        {
          label: 'Password again',
          name: 'again',
          type: 'password',
          autocomplete: 'new-password',
        },
      ],
      button: 'Set password',
    })}`,
  );
}

/** Says why the code cannot be used, and offers to type another one or to get a new mail. */
export function codeProblemPage(
  person: Person,
  state: Exclude<CodeState, 'good' | 'used'>,
): string {
  const typeIt = form({
    action: VERIFY_PATH,
    hidden: { userId: person.id, invite: 'true' },
    fields: [
      {
        label: 'Code from the newest mail',
        name: 'code',
        type: 'text',
        autocomplete: 'one-time-code',
      },
    ],
    button: 'Continue',
  });
  return page(
    'Invitation',
    `<h1>Invitation</h1>
${problem(PROBLEMS[state])}${state === 'blocked' ? '' : typeIt}${newMail(
      person,
    )}`,
  );
}

/** The code has done its work: on to the portal, or a new mail when no password was set with it. */
export function usedPage(
  person: Person,
  portal: string,
  initialised: boolean,
): string {
  return page(
    'Invitation used',
    `<h1>Invitation</h1>
${problem('This invitation was used already.')}${
      initialised
        ? `<p>Sign in with ${escapeHtml(
            person.email,
          )} and your password.</p>${goOn(portal)}`
        : newMail(person)
    }`,
  );
}

export function donePage(heading: string, text: string, link = ''): string {
  return page(
    heading,
    `<h1>${escapeHtml(heading)}</h1><p>${escapeHtml(text)}</p>${link}`,
  );
}

/** Asks once more before an address counts as verified: programs open links of mails as well. */
export function verifyAddressPage(person: Person, code: string): string {
  return page(
    'Verify address',
    `<h1>Verify your address</h1>${form({
      action: VERIFY_PATH,
      hidden: { userId: person.id, code },
      button: `Verify ${person.email}`,
    })}`,
  );
}

export function goOn(portal: string): string {
  return `<p><a class="card" href="${escapeHtml(
    portal,
  )}"><strong>Go on to the portal</strong><span>${escapeHtml(
    portal,
  )}</span></a></p>`;
}

function otherAccount(person: Person, signedIn: Person): string {
  return problem(
    `You are signed in as ${signedIn.displayName} (${signedIn.email}) in this browser, and this invitation is for ${person.displayName}. With the password you sign ${signedIn.displayName} out here.`,
  );
}

function newMail(person: Person): string {
  return `<h2>No valid code?</h2>${form({
    action: VERIFY_PATH,
    hidden: { userId: person.id, invite: 'true', resend: 'true' },
    button: `Send a new invitation to ${person.email}`,
  })}`;
}
