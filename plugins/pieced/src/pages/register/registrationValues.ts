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
  type Language,
  languageSchema,
  type RegistrationInput,
} from '@pieced/plugin-pieced-common';

/** What the form holds. */
export interface RegistrationValues {
  isPersonal: boolean;
  companyName: string;
  givenName: string;
  familyName: string;
  email: string;
  preferredLanguage: Language;
}

/** An empty form, in the first language of the browser that the portal speaks. */
export function emptyRegistration(): RegistrationValues {
  const wanted = navigator.languages
    .map(tag => languageSchema.safeParse(tag.slice(0, 2).toLowerCase()).data)
    .find(language => language !== undefined);
  return {
    isPersonal: false,
    companyName: '',
    givenName: '',
    familyName: '',
    email: '',
    preferredLanguage: wanted ?? 'en',
  };
}

/** What is sent: a private person's company, if one was typed before, stays behind. */
export function toRegistrationInput(
  values: RegistrationValues,
): RegistrationInput {
  const { companyName, ...person } = values;
  return values.isPersonal ? person : { ...person, companyName };
}
