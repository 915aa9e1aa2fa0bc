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

import type { Language } from '@pieced/plugin-pieced-common';
import type { NoticeEvent } from '../Notice';

/** What each mail must say, by event and language. */
export const expectedMails: Record<
  NoticeEvent,
  Record<Language, { subject: string; body: RegExp }>
> = {
  filed: {
    en: {
      subject: 'Your request for Support en has arrived',
      body: /^PieCed is reviewing your request\. You will get a mail/,
    },
    de: {
      subject: 'Ihre Anfrage für «Support de» ist eingegangen',
      body: /^PieCed prüft Ihre Anfrage\. Sie erhalten/,
    },
    fr: {
      subject: 'Votre demande pour «\u202fSupport fr\u202f» nous est parvenue',
      body: /^PieCed examine votre demande\. Vous recevrez/,
    },
    it: {
      subject: 'La tua richiesta per «Support it» è arrivata',
      body: /^PieCed sta esaminando la tua richiesta\. Riceverai/,
    },
  },
  review: {
    en: {
      subject: 'New request from Acme GmbH: Support en',
      body: /asks for the instance Support en\..*your decision/,
    },
    de: {
      subject: 'Neue Anfrage von Acme GmbH: «Support de»',
      body: /wünscht die Instanz «Support de»\..*Ihren Entscheid/,
    },
    fr: {
      subject: 'Nouvelle demande\u202f: Acme GmbH, «\u202fSupport fr\u202f»',
      body: /souhaite l’instance «\u202fSupport fr\u202f»\..*votre décision/,
    },
    it: {
      subject: 'Nuova richiesta: Acme GmbH, «Support it»',
      body: /chiede l’istanza «Support it»\..*tua decisione/,
    },
  },
  approved: {
    en: {
      subject: 'Your request for Support en is approved',
      body: /^Approved\. We are setting up your instance/,
    },
    de: {
      subject: 'Ihre Anfrage für «Support de» ist genehmigt',
      body: /^Genehmigt\. Wir richten Ihre Instanz ein/,
    },
    fr: {
      subject: 'Votre demande pour «\u202fSupport fr\u202f» est approuvée',
      body: /^Approuvée\. Nous mettons votre instance en place/,
    },
    it: {
      subject: 'La tua richiesta per «Support it» è approvata',
      body: /^Approvata\. Stiamo allestendo la tua istanza/,
    },
  },
  rejected: {
    en: {
      subject: 'Your request for Support en is not approved',
      body: /^Not approved: Please call us\n[^]*You can change the request/,
    },
    de: {
      subject: 'Ihre Anfrage für «Support de» ist nicht genehmigt',
      body: /^Nicht genehmigt: Please call us\n[^]*Sie können die Anfrage ändern/,
    },
    fr: {
      subject: 'Votre demande pour «\u202fSupport fr\u202f» est refusée',
      body: /^Refusée\u202f: Please call us\n[^]*Vous pouvez modifier la demande/,
    },
    it: {
      subject: 'La tua richiesta per «Support it» non è approvata',
      body: /^Non approvata: Please call us\n[^]*Puoi modificare la richiesta/,
    },
  },
  ready: {
    en: {
      subject: 'Instance Support en is ready',
      body: /^Your assistant is running\./,
    },
    de: {
      subject: 'Die Instanz «Support de» ist bereit',
      body: /^Ihr Assistent läuft\./,
    },
    fr: {
      subject: 'L’instance «\u202fSupport fr\u202f» est prête',
      body: /^Votre assistant est en service\./,
    },
    it: {
      subject: 'L’istanza «Support it» è pronta',
      body: /^Il tuo assistente è in funzione\./,
    },
  },
};
