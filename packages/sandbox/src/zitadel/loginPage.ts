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
import { isDemoPerson } from './demoPeople';
import type { Directory } from './Directory';
import { form, problem } from './formFields';
import type { Person } from './records';

/** The sign-in page: everybody of the demo, by organization, one press each; a form for everybody else. */
export function loginPage(
  directory: Directory,
  action: string,
  options: { loginHint?: string; trouble?: string } = {},
): string {
  const { loginHint, trouble } = options;
  const people = directory
    .people()
    .filter(person => isDemoPerson(person.id) && directory.maySignIn(person));
  const groups = directory
    .organizations()
    .map(organization => ({
      organization,
      members: people.filter(p => p.organizationId === organization.id),
    }))
    .filter(({ members }) => members.length > 0);
  const sections = groups.map(
    ({ organization, members }) => `
<section aria-labelledby="org-${organization.id}">
<h2 id="org-${organization.id}">${escapeHtml(organization.name)}</h2>
<ul class="grid">${members
      .map(person => personButton(directory, person, loginHint))
      .join('')}</ul>
</section>`,
  );
  return page(
    'Sign in',
    `<h1>Sign in</h1>
${trouble ? problem(trouble) : ''}
<p class="muted">Sandbox sign-in for development: choose a demo person, there is no password.</p>
<form method="post" action="${escapeHtml(action)}">${sections.join('')}</form>
<h2>Invited people</h2>
${form({
  action,
  fields: [
    {
      label: 'E-mail',
      name: 'email',
      type: 'email',
      value: loginHint,
      autocomplete: 'username',
    },
    {
      label: 'Password',
      name: 'password',
      type: 'password',
      autocomplete: 'current-password',
    },
  ],
  button: 'Sign in',
})}`,
  );
}

function personButton(
  directory: Directory,
  person: Person,
  loginHint?: string,
): string {
  const roles = [...directory.rolesOf(person.id).values()].flat();
  const names = directory.project.roles
    .filter(role => roles.includes(role.key))
    .map(role => role.displayName);
  const focus =
    loginHint === person.email || loginHint === person.username
      ? ' autofocus'
      : '';
  return `<li><button class="card" name="person" value="${person.id}"${focus}>
<strong>${escapeHtml(person.displayName)}</strong>
<span>${escapeHtml(person.email)}</span>
<span>${escapeHtml(names.join(', ') || 'No role')}</span>
</button></li>`;
}
