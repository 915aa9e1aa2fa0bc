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

export const de: NoticeMessages = {
  locale: 'de-CH',
  events: {
    filed: ({ displayName }) => ({
      subject: `Ihre Anfrage für «${displayName}» ist eingegangen`,
      status:
        'PieCed prüft Ihre Anfrage. Sie erhalten eine Mail, sobald darüber entschieden ist.',
      action: 'Anfrage ansehen',
    }),
    review: ({ organizationName, instanceName }) => ({
      subject: instanceName
        ? `Neue Anfrage von ${organizationName}: «${instanceName}»`
        : `Neue Anfrage von ${organizationName}`,
      status: instanceName
        ? `${organizationName} wünscht die Instanz «${instanceName}». Die Anfrage wartet auf Ihren Entscheid.`
        : `${organizationName} wünscht eine Instanz. Die Anfrage wartet auf Ihren Entscheid.`,
      action: 'Anfrage prüfen',
    }),
    approved: ({ displayName }) => ({
      subject: `Ihre Anfrage für «${displayName}» ist genehmigt`,
      status:
        'Genehmigt. Wir richten Ihre Instanz ein; das dauert einige Minuten. Sie erhalten eine Mail, sobald sie bereit ist.',
      action: 'Anfrage ansehen',
    }),
    rejected: ({ displayName, staffNote }) => ({
      subject: `Ihre Anfrage für «${displayName}» ist nicht genehmigt`,
      status: `Nicht genehmigt: ${staffNote}`,
      next: 'Sie können die Anfrage ändern und erneut einreichen.',
      action: 'Anfrage ansehen',
    }),
    ready: ({ displayName }) => ({
      subject: `Die Instanz «${displayName}» ist bereit`,
      status: 'Ihr Assistent läuft.',
      action: 'Instanz öffnen',
    }),
  },
  registrations: {
    domain_taken: ({ domain }) => ({
      subject: `Für ${domain} gibt es schon ein Konto`,
      status: `Wir haben kein weiteres Konto eröffnet: Ihre Firma hat schon eines für ${domain}.`,
      next: 'Bitten Sie eine Person, der dieses Konto gehört, Sie einzuladen. Wenn Sie nicht wissen, wer das ist, antworten Sie auf diese Mail.',
      action: 'Portal öffnen',
    }),
    already_registered: () => ({
      subject: 'Sie haben schon ein Konto',
      status:
        'Wir haben kein weiteres Konto eröffnet: Mit dieser Adresse gibt es schon eines.',
      next: 'Melden Sie sich mit dieser Adresse an. Falls Sie Ihr Passwort vergessen haben, können Sie dort ein neues setzen.',
      action: 'Anmelden',
    }),
  },
  details: {
    instance: 'Instanz',
    organization: 'Organisation',
    agent: 'Assistent',
    packages: 'Pakete',
    contact: 'Kontakt',
    technicalName: 'Technischer Name',
    filedAt: 'Eingereicht',
    staffNote: 'Notiz von PieCed',
    company: 'Firma',
    email: 'E-Mail',
    registeredAt: 'Registriert',
  },
  noPackages: 'Keine',
  why: {
    customer: ({ organizationName }) =>
      `Sie erhalten diese Mail, weil Sie Kontaktperson für diese Anfrage von ${organizationName} sind.`,
    staff: () =>
      'Sie erhalten diese Mail, weil Sie bei PieCed Anfragen bearbeiten.',
    registrant: ({ email }) =>
      `Sie erhalten diese Mail, weil sich jemand mit ${email} registriert hat. Wenn Sie das nicht waren, können Sie sie ignorieren.`,
  },
  sender: 'Automatisch versendet vom PieCed-Portal.',
};
