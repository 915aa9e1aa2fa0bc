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

import { defaultPackages } from '../../catalogue';
import { fieldIssuesOf } from '../fieldIssues';
import { requestInputSchema, type RequestInputContext } from '../requestInput';

/** Of the right form and nobody's. */
export const TELEGRAM_TOKEN = '123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc';

const company: RequestInputContext = {
  packages: defaultPackages,
  isPersonal: false,
  inheritsBilling: false,
  instanceNameRequired: false,
  takenInstanceNames: [],
};

export const address = {
  company: 'Acme GmbH',
  street: 'Bahnhofstrasse',
  houseNumber: '1',
  postalCode: '8001',
  town: 'Zürich',
  country: 'CH',
};

const input = { soulMd: '', agentsMd: '', billingAddress: address };

/** Reads a good input of a company with some changes. */
export function read(
  overrides: Record<string, unknown> = {},
  context: Partial<RequestInputContext> = {},
) {
  return requestInputSchema({ ...company, ...context }).safeParse({
    ...input,
    ...overrides,
  });
}

/** What is wrong with it. */
export function issuesOf(...args: Parameters<typeof read>) {
  const { error } = read(...args);
  return error ? fieldIssuesOf(error) : [];
}
