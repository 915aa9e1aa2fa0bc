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

import express, { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type Provider from 'oidc-provider';
import { page } from '../page';
import { isDemoPerson } from './demoPeople';
import type { Directory } from './Directory';
import { loginPage } from './loginPage';
import { isPassword } from './passwords';
import type { Person } from './records';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** Sign-in page and its answer; consent is given without asking. */
export function loginRoutes(provider: Provider, directory: Directory): Router {
  const router = Router();
  router.get('/ui/login/:uid', (req, res, next) => {
    show(provider, directory, req, res).catch(next);
  });
  router.post(
    '/ui/login/:uid',
    express.urlencoded({ extended: false }),
    (req, res, next) => {
      choose(provider, directory, req, res).catch(next);
    },
  );
  return router;
}

/**
 * ZITADEL gives refresh tokens for `offline_access` without a consent prompt and knows `select_account`;
 * `oidc-provider` wants the prompt and does not know the value.
 */
export const adaptPrompt: RequestHandler = (req, _res, next) => {
  const url = new URL(req.originalUrl, 'http://localhost');
  const query = url.searchParams;
  const prompts = new Set((query.get('prompt') ?? '').split(' '));
  prompts.delete('');
  if (prompts.delete('select_account')) {
    prompts.add('login');
  }
  const offline = query.get('scope')?.split(' ').includes('offline_access');
  if (offline && !prompts.has('none')) {
    prompts.add('consent');
  }
  if (prompts.size > 0) {
    query.set('prompt', [...prompts].join(' '));
    req.url = `${url.pathname}?${query}`;
    req.originalUrl = req.url;
  }
  next();
};

async function show(
  provider: Provider,
  directory: Directory,
  req: Request,
  res: Response,
): Promise<void> {
  const interaction = await detailsOf(provider, req, res);
  if (!interaction) {
    return;
  }
  if (interaction.prompt.name === 'consent') {
    await provider.interactionFinished(req, res, { consent: {} });
    return;
  }
  const hint = interaction.params.login_hint;
  sendLogin(res, 200, directory, req.path, {
    loginHint: typeof hint === 'string' ? hint : undefined,
  });
}

async function choose(
  provider: Provider,
  directory: Directory,
  req: Request,
  res: Response,
): Promise<void> {
  const interaction = await detailsOf(provider, req, res);
  if (!interaction) {
    return;
  }
  const person = personOf(directory, req.body);
  if (!person) {
    sendLogin(res, 401, directory, req.path, {
      loginHint: String(req.body.email ?? ''),
      trouble: 'E-mail or password is wrong, or the account is not active.',
    });
    return;
  }
  await leaveOtherSession(provider, interaction, person.id);
  await provider.interactionFinished(
    req,
    res,
    { login: { accountId: person.id, amr: ['pwd'], remember: true } },
    { mergeWithLastSubmission: false },
  );
}

/** Whom the form means: a demo person by identifier, everybody else by e-mail or user name and password. */
function personOf(
  directory: Directory,
  form: Record<string, unknown>,
): Person | undefined {
  const { person: id, email, password } = form;
  const name = String(email ?? '')
    .trim()
    .toLowerCase();
  const person =
    typeof id === 'string' && isDemoPerson(id)
      ? directory.person(id)
      : directory
          .people()
          .find(
            known =>
              [known.username, known.email].some(
                one => one.toLowerCase() === name,
              ) &&
              known.password &&
              isPassword(String(password ?? ''), known.password),
          );
  return directory.maySignIn(person) ? person : undefined;
}

function sendLogin(
  res: Response,
  status: number,
  directory: Directory,
  action: string,
  options: Parameters<typeof loginPage>[2],
): void {
  res
    .status(status)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(loginPage(directory, action, options));
}

/** ZITADEL signs another person in beside the first; `oidc-provider` would ask to sign out by a script first. */
async function leaveOtherSession(
  provider: Provider,
  interaction: Interaction,
  accountId: string,
): Promise<void> {
  const { session } = interaction;
  if (session?.accountId && session.accountId !== accountId) {
    await (await provider.Session.findByUid(session.uid))?.destroy();
    interaction.session = undefined;
    await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
  }
}

async function detailsOf(provider: Provider, req: Request, res: Response) {
  try {
    return await provider.interactionDetails(req, res);
  } catch {
    res
      .status(400)
      .type('html')
      .send(
        page(
          'Sign-in expired',
          '<h1>This sign-in has expired</h1><p>Go back to the application and sign in again.</p>',
        ),
      );
    return undefined;
  }
}
