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

import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Texts of the app around the plugins: sign-in page and navigation. */
export const appTranslationRef = createTranslationRef({
  id: 'pieced-app',
  messages: {
    productName: 'PieCed',
    signIn: {
      lead: 'For customers of PieCed and for the people who run it.',
      button: 'Sign in with PieCed',
      newHere: 'New here?',
      register: 'Register',
      checking: 'Looking whether you are already signed in',
      closed:
        'The sign-in window was closed before you had signed in. You can open it again.',
      blocked:
        'Your browser blocked the sign-in window. Allow pop-ups for this page and try again.',
      failed: 'The sign-in did not work: {{reason}}',
      notConfigured: 'this portal is not set up for sign-in',
    },
    nav: {
      home: 'PieCed, to the start page',
      menu: 'Menu',
      settings: 'Settings',
    },
  },
});
