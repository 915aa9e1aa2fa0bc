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

/** A mail in one language; `{app}` and `{name}` are filled in by the sender. */
export interface MailText {
  subject: string;
  greeting: string;
  body: string;
  button: string;
  ignore: string;
}

export type MailKind = 'invitation' | 'verification';

export const LANGUAGES = ['en', 'de', 'fr', 'it'] as const;

export type Language = (typeof LANGUAGES)[number];

export const MAIL_TEXTS: Record<MailKind, Record<Language, MailText>> = {
  invitation: {
    en: {
      subject: 'Invitation to {app}',
      greeting: 'Hello {name},',
      body: 'You have been invited to {app}. Open the link to set your password.',
      button: 'Accept invitation',
      ignore: 'If you did not expect this mail, you can ignore it.',
    },
    de: {
      subject: 'Einladung zu {app}',
      greeting: 'Hallo {name},',
      body: 'Du wurdest zu {app} eingeladen. Öffne den Link, um dein Passwort zu setzen.',
      button: 'Einladung annehmen',
      ignore: 'Wenn du diese E-Mail nicht erwartet hast, ignoriere sie.',
    },
    fr: {
      subject: 'Invitation à {app}',
      greeting: 'Bonjour {name},',
      body: 'Vous avez été invité à {app}. Ouvrez le lien pour définir votre mot de passe.',
      button: 'Accepter l’invitation',
      ignore: 'Si vous n’attendiez pas cet e-mail, ignorez-le.',
    },
    it: {
      subject: 'Invito a {app}',
      greeting: 'Ciao {name},',
      body: 'Hai ricevuto un invito a {app}. Apri il link per impostare la password.',
      button: 'Accetta l’invito',
      ignore: 'Se non aspettavi questa e-mail, ignorala.',
    },
  },
  verification: {
    en: {
      subject: 'Verify your e-mail address',
      greeting: 'Hello {name},',
      body: 'A new address has been added. Open the link to verify it.',
      button: 'Verify address',
      ignore: 'If you did not add a new address, you can ignore this mail.',
    },
    de: {
      subject: 'E-Mail-Adresse bestätigen',
      greeting: 'Hallo {name},',
      body: 'Eine neue Adresse wurde hinzugefügt. Öffne den Link, um sie zu bestätigen.',
      button: 'Adresse bestätigen',
      ignore:
        'Wenn du keine neue Adresse hinzugefügt hast, ignoriere diese E-Mail.',
    },
    fr: {
      subject: 'Vérifier l’adresse e-mail',
      greeting: 'Bonjour {name},',
      body: 'Une nouvelle adresse a été ajoutée. Ouvrez le lien pour la vérifier.',
      button: 'Vérifier l’adresse',
      ignore: 'Si vous n’avez pas ajouté d’adresse, ignorez cet e-mail.',
    },
    it: {
      subject: 'Verifica l’indirizzo e-mail',
      greeting: 'Ciao {name},',
      body: 'È stato aggiunto un nuovo indirizzo. Apri il link per verificarlo.',
      button: 'Verifica l’indirizzo',
      ignore: 'Se non hai aggiunto un nuovo indirizzo, ignora questa e-mail.',
    },
  },
};
