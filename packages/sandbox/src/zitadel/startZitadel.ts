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

import { join } from 'node:path';
import express from 'express';
import type { Faults } from '../Faults';
import { HttpServer } from '../HttpServer';
import type { ProviderKeys } from './createProvider';
import { createProvider } from './createProvider';
import {
  ensurePlatform,
  PLATFORM_ORGANIZATION_ID,
  PORTAL_PROJECT,
  seedCustomers,
} from './demoPeople';
import { Directory } from './Directory';
import { inviteRoutes } from './inviteRoutes';
import { jwtProfileRoutes } from './jwtProfileRoutes';
import { adaptPrompt, loginRoutes } from './loginRoutes';
import { LoginSessions } from './LoginSessions';
import { Mails } from './Mails';
import { managementRoutes } from './managementRoutes';
import { OidcStore } from './OidcStore';
import { ProjectionLag } from './ProjectionLag';
import { ServiceAccounts } from './ServiceAccounts';
import type { ServiceAccountKey } from './ServiceAccounts';
import { Settings } from './Settings';
import type { ZitadelSettings } from './Settings';
import { settingsRoutes } from './settingsRoutes';

export interface Zitadel {
  /** The issuer. */
  url: string;
  clientId: string;
  /** Fixed, for development only. */
  clientSecret: string;
  projectId: string;
  platformOrganizationId: string;
  /** Bearer token of the service account for the management interface. */
  serviceToken: string;
  /** Bearer token of a service account that may only search. */
  readerToken: string;
  /** Key file of the service account, for the JWT profile. */
  serviceAccountKey: ServiceAccountKey;
  close(): Promise<void>;
}

const CLIENT_ID = 'pieced-portal';
const CLIENT_SECRET = 'sandbox-only-zitadel-client-secret';
const SERVICE_TOKEN = 'sandbox-only-zitadel-service-token';
const READER_TOKEN = 'sandbox-only-zitadel-reader-token';

/** Starts the stand-in for ZITADEL: OIDC sign-in with a page of demo people, and the management calls. */
export async function startZitadel(options: {
  port: number;
  stateDir?: string;
  faults: Faults;
  /** Adds the demo customers to PieCed's own organization. */
  seed?: boolean;
  redirectUris: string[];
  /** Where invitations go; without it no mail is sent. */
  smtp?: { host: string; port: number };
  /** Other than the defaults; can be changed later over `PUT /debug/settings`. */
  settings?: Partial<ZitadelSettings>;
}): Promise<Zitadel> {
  const { stateDir, faults } = options;
  const server = await HttpServer.listen(options.port);
  const settings = new Settings(options.settings);
  const lag = new ProjectionLag(() => settings.current.searchDelayMs);
  const directory = new Directory({
    path: stateDir && join(stateDir, 'zitadel.json'),
    project: PORTAL_PROJECT,
    lag,
  });
  ensurePlatform(directory);
  if (options.seed) {
    seedCustomers(directory);
  }
  lag.catchUp();
  const mails = new Mails({ issuer: server.url, smtp: options.smtp });
  const accounts = await ServiceAccounts.create({
    path: stateDir && join(stateDir, 'zitadel-service-accounts.json'),
    issuer: server.url,
    tokens: { write: SERVICE_TOKEN, read: READER_TOKEN },
  });
  const store = new OidcStore<ProviderKeys>(
    stateDir && join(stateDir, 'zitadel-oidc.json'),
  );
  const provider = await createProvider({
    issuer: server.url,
    directory,
    store,
    client: {
      id: CLIENT_ID,
      secret: CLIENT_SECRET,
      redirectUris: options.redirectUris,
    },
  });

  const management = { directory, settings, mails };
  const app = express();
  app.disable('x-powered-by');
  app.use(settingsRoutes(settings));
  app.use(faults.middleware('zitadel'));
  app.get('/debug/healthz', (_req, res) => res.send('ok'));
  app.use(managementRoutes(management, accounts));
  app.use(
    inviteRoutes(
      management,
      new LoginSessions(provider, directory),
      server.url,
    ),
  );
  app.use(loginRoutes(provider, directory));
  app.use(jwtProfileRoutes(accounts));
  app.get('/oauth/v2/authorize', adaptPrompt);
  app.use(provider.callback());
  server.handle(app);

  return {
    url: server.url,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    projectId: PORTAL_PROJECT.id,
    platformOrganizationId: PLATFORM_ORGANIZATION_ID,
    serviceToken: SERVICE_TOKEN,
    readerToken: READER_TOKEN,
    serviceAccountKey: accounts.key,
    close: async () => {
      await server.close();
      mails.close();
      directory.flush();
      store.flush();
      accounts.flush();
    },
  };
}
