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

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { HttpServer } from '../HttpServer';
import { listPage, messagePage } from './mailPages';
import { MailStore } from './MailStore';
import type { Mail } from './MailStore';

export interface MailCatcher {
  smtpPort: number;
  /** The page. */
  url: string;
  /** Newest first. */
  messages(): Mail[];
  close(): Promise<void>;
}

/** Starts a mail server that takes every message and shows it on a page. */
export async function startMail(options: {
  smtpPort: number;
  pagePort: number;
  stateDir?: string;
}): Promise<MailCatcher> {
  const store = new MailStore(
    options.stateDir && join(options.stateDir, 'mail.json'),
  );
  const smtp = createSmtp(store);
  const smtpPort = await listen(smtp, options.smtpPort);
  const closeSmtp = () => new Promise<void>(resolve => smtp.close(resolve));
  const server = await HttpServer.listen(options.pagePort).catch(
    async error => {
      await closeSmtp();
      throw error;
    },
  );
  server.handle(pages(store));

  return {
    smtpPort,
    url: server.url,
    messages: () => store.list(),
    close: async () => {
      await Promise.all([closeSmtp(), server.close()]);
      store.flush();
    },
  };
}

function createSmtp(store: MailStore): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope;
      simpleParser(stream)
        .then(parsed =>
          store.add(parsed, {
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(recipient => recipient.address),
          }),
        )
        .then(() => done(), done);
    },
  });
}

/** The port that it took. Rejects with `EADDRINUSE` when it is taken. */
async function listen(smtp: SMTPServer, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    smtp.once('error', reject);
    smtp.listen(port, '127.0.0.1', resolve);
  });
  smtp.removeAllListeners('error');
  // A client that drops its connection is no reason to end the sandbox.
  smtp.on('error', () => undefined);
  return (smtp.server.address() as AddressInfo).port;
}

function pages(store: MailStore): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/', (_req, res) => {
    res.type('html').send(listPage(store.list()));
  });
  app.post('/clear', (_req, res) => {
    store.clear();
    res.redirect(303, '/');
  });
  app.get('/messages', (_req, res) => {
    res.json(store.list());
  });
  app.delete('/messages', (_req, res) => {
    store.clear();
    res.status(204).end();
  });
  app.get('/messages/:id/:view?', (req, res) => {
    const mail = store.find(req.params.id);
    if (!mail) {
      res.status(404).json({ error: 'No such message' });
      return;
    }
    switch (req.params.view) {
      case undefined:
        res.json(mail);
        break;
      case 'view':
        res.type('html').send(messagePage(mail));
        break;
      case 'html':
        // What a stranger wrote: no scripts, no requests to anywhere.
        res
          .set(
            'Content-Security-Policy',
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
          )
          .type('html')
          .send(mail.html ?? '');
        break;
      default:
        res.status(404).json({ error: 'No such view' });
    }
  });
  return app;
}
