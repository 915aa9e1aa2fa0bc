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

import { screen } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { FakePiecedApi } from './FakePiecedApi';
import { renderPieced } from './renderPieced';

/** A bot token that Telegram could have given. */
export const TOKEN = '123456789:AAEabcdefghijklmnopqrstuvwxyz';

/** The wizard at one of its steps. */
export function showWizard(
  options: { step?: string } & Partial<FakePiecedApi> = {},
) {
  const { step = 'configure', ...state } = options;
  const api = new FakePiecedApi(state);
  return { api, ...renderPieced({ api, path: `/pieced/new/${step}` }) };
}

export function field(name: string | RegExp) {
  return screen.findByRole('textbox', { name });
}

export async function press(user: UserEvent, name: string) {
  await user.click(await screen.findByRole('button', { name }));
}

/** Pastes, which is one change instead of one a letter. */
export async function fill(user: UserEvent, input: HTMLElement, text: string) {
  await user.click(input);
  await user.paste(text);
}

export async function chooseTelegram(user: UserEvent, token?: string) {
  await user.click(await screen.findByRole('checkbox', { name: 'Telegram' }));
  const input = await screen.findByLabelText(/Bot token/);
  if (token) {
    await fill(user, input, token);
  }
  return input;
}

export async function fillBilling(user: UserEvent) {
  await fill(user, await field(/Street/), 'Bahnhofstrasse');
  await fill(user, await field(/Number/), '1');
  await fill(user, await field(/Postal code/), '8001');
  await fill(user, await field(/Town/), 'Zürich');
}

/** What was sent to file requests. */
export function filed(api: FakePiecedApi) {
  return api.sent.filter(({ method }) => method === 'createRequest');
}
