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

/** The public page with which strangers become customers. */
export const register = {
  title: 'Register with PieCed',
  lead: 'With an account you can ask for an AI assistant of your own. PieCed reviews each request.',
  personal: 'As a private person',
  personalHint: 'For yourself, without a company.',
  companyName: 'Company',
  givenName: 'First name',
  familyName: 'Last name',
  email: 'E-mail',
  emailHint: 'The invitation goes to this address.',
  companyEmailHint:
    'Your address at the company, if you have one. The invitation goes there.',
  language: 'Language',
  languageHint: 'In which PieCed writes to you.',
  languages: {
    en: 'English',
    de: 'Deutsch',
    fr: 'Français',
    it: 'Italiano',
  },
  submit: 'Register',
  signInInstead: 'You have an account already?',
  signIn: 'Sign in',
  errors: {
    title_one: 'One field needs a look',
    title_other: '{{count}} fields need a look',
    companyNameInvalid:
      'Two characters at least, on one line, and not ending in “(Personal)”.',
    emailInvalid:
      'This is no e-mail address. It looks like anna.keller@acme.ch.',
    nameInvalid: 'Write it on one line.',
    domainTaken:
      'There is an account for {{domain}} already. Ask an owner of it in your organization to invite you; if nobody knows of one, write to PieCed.',
    rateLimited:
      'Three registrations were sent from your network within an hour. You can try again from {{time}} on; what you typed stays here.',
    tryAgain:
      'Another registration arrived at the same moment. Send yours again.',
    failed: 'Your registration was not taken: {{reason}}',
  },
  done: {
    title: 'Look into your mailbox',
    lead: 'Your registration has arrived. This is what comes next:',
    mail: 'PieCed sends an invitation to {{email}}, usually within a few minutes.',
    password: 'Open the link in it and set your password.',
    start:
      'Sign in and ask for your first instance. PieCed reviews it and sets it up.',
    noMail:
      'No mail after 15 minutes? Look into the spam folder. If you had an account before, no new invitation comes: sign in with it.',
  },
} as const;
