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

export const it: NoticeMessages = {
  locale: 'it-CH',
  events: {
    filed: ({ displayName }) => ({
      subject: `La tua richiesta per «${displayName}» è arrivata`,
      status:
        'PieCed sta esaminando la tua richiesta. Riceverai un’e-mail non appena sarà presa la decisione.',
      action: 'Vedi la richiesta',
    }),
    review: ({ organizationName, instanceName }) => ({
      subject: instanceName
        ? `Nuova richiesta: ${organizationName}, «${instanceName}»`
        : `Nuova richiesta: ${organizationName}`,
      status: instanceName
        ? `${organizationName} chiede l’istanza «${instanceName}». La richiesta attende la tua decisione.`
        : `${organizationName} chiede un’istanza. La richiesta attende la tua decisione.`,
      action: 'Esamina la richiesta',
    }),
    approved: ({ displayName }) => ({
      subject: `La tua richiesta per «${displayName}» è approvata`,
      status:
        'Approvata. Stiamo allestendo la tua istanza; ci vorranno alcuni minuti. Riceverai un’e-mail non appena sarà pronta.',
      action: 'Vedi la richiesta',
    }),
    rejected: ({ displayName, staffNote }) => ({
      subject: `La tua richiesta per «${displayName}» non è approvata`,
      status: `Non approvata: ${staffNote}`,
      next: 'Puoi modificare la richiesta e inoltrarla di nuovo.',
      action: 'Vedi la richiesta',
    }),
    ready: ({ displayName }) => ({
      subject: `L’istanza «${displayName}» è pronta`,
      status: 'Il tuo assistente è in funzione.',
      action: 'Apri l’istanza',
    }),
  },
  registrations: {
    domain_taken: ({ domain }) => ({
      subject: `Esiste già un account per ${domain}`,
      status: `Non abbiamo aperto un altro account: la tua azienda ne ha già uno per ${domain}.`,
      next: 'Chiedi a un proprietario di quell’account di invitarti. Se non sai chi sia, rispondi a questa e-mail.',
      action: 'Apri il portale',
    }),
    already_registered: () => ({
      subject: 'Hai già un account',
      status:
        'Non abbiamo aperto un altro account: ne esiste già uno con questo indirizzo.',
      next: 'Accedi con questo indirizzo. Se hai dimenticato la password, puoi impostarne una nuova.',
      action: 'Accedi',
    }),
  },
  details: {
    instance: 'Istanza',
    organization: 'Organizzazione',
    agent: 'Assistente',
    packages: 'Pacchetti',
    contact: 'Contatto',
    technicalName: 'Nome tecnico',
    filedAt: 'Inoltrata il',
    staffNote: 'Nota di PieCed',
    company: 'Azienda',
    email: 'E-mail',
    registeredAt: 'Registrazione',
  },
  noPackages: 'Nessuno',
  why: {
    customer: ({ organizationName }) =>
      `Ricevi questa e-mail perché sei la persona di contatto per questa richiesta di ${organizationName}.`,
    staff: () =>
      'Ricevi questa e-mail perché lavori alle richieste presso PieCed.',
    registrant: ({ email }) =>
      `Ricevi questa e-mail perché qualcuno si è registrato con ${email}. Se non eri tu, puoi ignorarla.`,
  },
  sender: 'Inviata automaticamente dal portale PieCed.',
};
