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

export const members = {
  title: 'Members',
  invite: {
    action: 'Invite a person',
    title: 'Invite a person',
    lead: 'The person gets a mail with a link, sets a password and signs in.',
    givenName: 'First name',
    familyName: 'Last name',
    email: 'E-mail',
    language: 'Language',
    languageHint: 'In which PieCed writes to the person.',
    confirm: 'Send invitation',
    done: 'The invitation is on its way',
  },
  headline: {
    people_one: 'One person has access',
    people_other: '{{count}} people have access',
    invited_one: 'one invitation is open',
    invited_other: '{{count}} invitations are open',
  },
  list: 'People',
  onlyOwner:
    'The only owner. To change this, make somebody else an owner first.',
  searchLabel: 'Search by name or e-mail address',
  noMatch: 'Nobody matches.',
  you: 'you',
  thisPerson: 'this person',
  role: {
    label: 'Role',
    owner: 'Owner',
    user: 'User',
    platform_admin: 'PieCed admin',
    platform_operator: 'PieCed operator',
    ownerHint:
      'Sees and changes everything: requests, instances, billing and members.',
    userHint: 'Sees the assigned instances and changes nothing.',
  },
  state: {
    active: 'Active',
    invited: 'Invited',
    expired: 'Invitation expired',
  },
  instances: {
    label: 'Instances',
    hint: 'What this person sees.',
    all: 'All instances',
    none: 'No instance assigned yet',
    nothingThere: 'There is no instance yet that could be assigned.',
  },
  actions: 'Change {{name}}',
  edit: {
    action: 'Change role and instances',
    title: 'Change {{name}}',
    confirm: 'Save changes',
    done: 'The changes to {{name}} are being carried out',
    oneself:
      'Without the role of owner you can no longer undo this: another owner has to.',
  },
  resend: {
    action: 'Send a new invitation',
    done: 'A new invitation is on its way. Earlier links no longer work.',
  },
  remove: {
    action: 'Remove from organization',
    title: 'Remove {{name}}?',
    body: '{{name}} can change nothing from now on, and sees nothing any more within minutes. Instances and what was done stay.',
    bodyInvited:
      'The invitation of {{name}} ends, and its link no longer works.',
    bodyOneself: 'You lose your own access to {{organization}}.',
    confirm: 'Remove {{name}}',
    done: '{{name}} is being removed',
  },
  running: {
    invite: 'The invitation is being sent',
    resend: 'A new invitation is being sent',
    'set-role': 'The role is being changed',
    remove: 'Is being removed',
    other: 'A change is being carried out',
  },
  refused: {
    last_owner:
      '{{name}} is the only owner. Make somebody else an owner first: an organization without one could no longer change anything.',
    member_exists: 'This person is a member already, or invited.',
    address_unusable:
      'Nobody can be invited at this address. Remove the invitation, and invite the person at another one.',
    stale_revision:
      '{{name}} was changed by somebody else meanwhile. Close this and look again.',
    already_active:
      '{{name}} has accepted the invitation already and can sign in.',
    invitation_under_way: 'An invitation to {{name}} is just being sent.',
  },
  errors: {
    emailInvalid:
      'This is no e-mail address. It looks like anna.keller@acme.ch.',
  },
  alone: {
    title: 'You are the only one here',
    description:
      'Invite colleagues: as owners, who may do what you may, or as users, who see the instances that you assign to them.',
  },
  denied: {
    title: 'Only owners see the members',
    description: 'Ask an owner of your organization to change something here.',
  },
} as const;
