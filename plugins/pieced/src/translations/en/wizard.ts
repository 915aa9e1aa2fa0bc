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

export const wizard = {
  title: 'Create instance',
  steps: 'Steps',
  step: {
    welcome: 'Welcome',
    configure: 'Assistant',
    billing: 'Billing',
    confirm: 'Confirm',
  },
  stepState: { done: 'done', current: 'current', upcoming: 'still to come' },
  next: {
    welcome: 'Set up the assistant',
    configure: 'Go on to billing',
    billing: 'Go on to the summary',
  },
  back: 'Back',
  saved: 'Saved {{time}}',
  saving: 'Saving',
  notSaved: 'Not saved; the next change tries again',
  errors: {
    title_one: 'One field needs a look before you go on',
    title_other: '{{count}} fields need a look before you go on',
  },
  ledBack: {
    missing: 'Fill in this step first; then you can go on to the next.',
    secrets:
      'Access data is not kept in drafts. Type it once more, then you can go on.',
  },
  welcome: {
    headline: 'Your own AI assistant, in a few minutes',
    headlineAgain: 'One more AI assistant for {{organization}}',
    lead: 'PieCed runs an assistant for you: in its own separate space, in Switzerland, reachable through the channels that you choose.',
    what: 'What happens',
    first:
      'You say what the assistant is called, how it works and through which channels people reach it.',
    second: 'PieCed reviews the request. You get a mail with the decision.',
    third: 'The assistant is set up by itself and answers a few minutes later.',
    need: 'What you need',
    needChannel:
      'For a channel such as Telegram: its access data, for example a bot token. Each package says where to get it.',
    needBilling: 'An address for the bill.',
    needInherited: 'Nothing more: billing stays as it is.',
    drafts:
      'What you type is saved, so you can go on later or on another device. Access data is the exception: it is never kept in drafts.',
    start: 'Set up the assistant',
    resume: 'Go on with your draft',
    resumeHint: 'You have a draft from {{time}}.',
  },
  configure: {
    headline: 'What is the assistant called, and what can it do?',
    instanceName: 'Instance name',
    instanceNameHint:
      'Tells your instances apart, for example “Support” or “Production”.',
    agentName: 'Name of the assistant',
    agentNameHint: 'How it introduces itself.',
    packages: 'Packages',
    packagesHint:
      'Choose what the assistant can do. You can change this later.',
    category: {
      channel: 'Channels: how people reach the assistant',
      tools: 'Tools',
      productivity: 'Office',
      developer: 'Development',
    },
    help: 'Where do I get this?',
    helpFor: 'Where do I get this? Access data of {{name}}, opens in a new tab',
    example: 'For example {{example}}',
    secretsNote:
      'Access data is encrypted at once, is not kept in drafts and is never shown again.',
    needs: 'You need: {{what}}.',
    nothingNeeded: 'Needs nothing from you.',
    pairing: 'You link it with a QR code once the instance runs.',
    files: 'Character and working rules',
    filesHint:
      'Plain text or Markdown. The texts are ready to use; change them if you like.',
    soulMd: 'Character (SOUL.md)',
    soulMdHint: 'Who the assistant is and how it speaks.',
    agentsMd: 'Working rules (AGENTS.md)',
    agentsMdHint: 'How it works and what it must not do.',
    size: '{{used}} of {{max}} characters',
  },
  billing: {
    headline: 'Where does the bill go?',
    inheritedHeadline: 'Billing stays as it is',
    inherited:
      'Company, contact and address come from your earlier request. Write to PieCed to change them.',
    inheritedSource: 'See the earlier request',
    company: 'Company',
    addition: 'Addition',
    additionHint: 'Department or person, if the bill should name one.',
    street: 'Street',
    houseNumber: 'Number',
    postalCode: 'Postal code',
    town: 'Town',
    country: 'Country',
    uid: 'UID',
    uidHint: 'For companies in Switzerland, such as CHE-123.456.788.',
    notes: 'Notes for billing',
    notesHint: 'For example a reference number or a cost centre.',
  },
  confirm: {
    headline: 'Is everything right?',
    lead: 'PieCed sees exactly this.',
    change: 'Change',
    changeWhat: 'Change {{what}}',
    secretSet: 'set',
    secretMissing: 'not set: access data is not kept in drafts',
    defaultText: 'Default text',
    ownText_one: 'Own text, one character',
    ownText_other: 'Own text, {{count}} characters',
    submit: 'File request',
    done: 'Your request is filed',
    filedBefore:
      'An earlier attempt with other answers did reach PieCed. Look at it in the overview first: pressing the button again files these answers as one more request.',
  },
  organization: {
    headline: 'For which customer?',
    lead: 'The request is filed in the name of this customer.',
    forCustomer: 'For {{organization}}',
    none: 'The portal knows no customer yet.',
    searchLabel: 'Search customers by name',
    noMatch: 'No customer has such a name.',
    more: '{{shown}} of {{total}} customers are shown. Type a part of the name to see others.',
  },
  notAllowed: {
    title: 'Only owners request instances',
    description: 'Ask an owner of {{organization}} to request one.',
    descriptionWithoutOrganization:
      'Ask an owner of your organization to request one.',
  },
} as const;
