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

import type { NoticeMessages } from './NoticeMessages';

/** A space that is narrow and does not break, as French puts it inside quotation marks and before `:` and `;`. */
const thin = '\u202f';

const quoted = (name: string) => `«${thin}${name}${thin}»`;

export const fr: NoticeMessages = {
  locale: 'fr-CH',
  events: {
    filed: ({ displayName }) => ({
      subject: `Votre demande pour ${quoted(displayName)} nous est parvenue`,
      status:
        'PieCed examine votre demande. Vous recevrez un e-mail dès que la décision sera prise.',
      action: 'Voir la demande',
    }),
    review: ({ organizationName, instanceName }) => ({
      subject: instanceName
        ? `Nouvelle demande${thin}: ${organizationName}, ${quoted(
            instanceName,
          )}`
        : `Nouvelle demande${thin}: ${organizationName}`,
      status: instanceName
        ? `${organizationName} souhaite l’instance ${quoted(
            instanceName,
          )}. La demande attend votre décision.`
        : `${organizationName} souhaite une instance. La demande attend votre décision.`,
      action: 'Examiner la demande',
    }),
    approved: ({ displayName }) => ({
      subject: `Votre demande pour ${quoted(displayName)} est approuvée`,
      status: `Approuvée. Nous mettons votre instance en place${thin}; cela prend quelques minutes. Vous recevrez un e-mail dès qu’elle sera prête.`,
      action: 'Voir la demande',
    }),
    rejected: ({ displayName, staffNote }) => ({
      subject: `Votre demande pour ${quoted(displayName)} est refusée`,
      status: `Refusée${thin}: ${staffNote}`,
      next: 'Vous pouvez modifier la demande et la déposer à nouveau.',
      action: 'Voir la demande',
    }),
    ready: ({ displayName }) => ({
      subject: `L’instance ${quoted(displayName)} est prête`,
      status: 'Votre assistant est en service.',
      action: 'Ouvrir l’instance',
    }),
  },
  registrations: {
    domain_taken: ({ domain }) => ({
      subject: `Il existe déjà un compte pour ${domain}`,
      status: `Nous n’avons pas ouvert d’autre compte${thin}: votre entreprise en a déjà un pour ${domain}.`,
      next: 'Demandez à un propriétaire de ce compte de vous inviter. Si vous ne savez pas qui c’est, répondez à cet e-mail.',
      action: 'Ouvrir le portail',
    }),
    already_registered: () => ({
      subject: 'Vous avez déjà un compte',
      status: `Nous n’avons pas ouvert d’autre compte${thin}: il en existe déjà un avec cette adresse.`,
      next: 'Connectez-vous avec cette adresse. Si vous avez oublié votre mot de passe, vous pourrez en définir un nouveau.',
      action: 'Se connecter',
    }),
  },
  details: {
    instance: 'Instance',
    organization: 'Organisation',
    agent: 'Assistant',
    packages: 'Paquets',
    contact: 'Contact',
    technicalName: 'Nom technique',
    filedAt: 'Déposée le',
    staffNote: 'Note de PieCed',
    company: 'Entreprise',
    email: 'E-mail',
    registeredAt: 'Inscription',
  },
  noPackages: 'Aucun',
  why: {
    customer: ({ organizationName }) =>
      `Vous recevez cet e-mail parce que vous êtes la personne de contact pour cette demande (${organizationName}).`,
    staff: () =>
      'Vous recevez cet e-mail parce que vous traitez les demandes chez PieCed.',
    registrant: ({ email }) =>
      `Vous recevez cet e-mail parce que quelqu’un s’est inscrit avec ${email}. Si ce n’était pas vous, vous pouvez l’ignorer.`,
  },
  sender: 'Envoyé automatiquement par le portail PieCed.',
};
