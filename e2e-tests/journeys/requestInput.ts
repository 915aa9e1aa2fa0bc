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

import type { RequestInput } from '@pieced/plugin-pieced-common';

/** A bot token of the right form that belongs to no bot; where it turns up, it has leaked. */
export const telegramToken = '123456789:CANARY-abcdefghijklmnopqrstuvwxyz01';

/** What an owner of a company files, with Telegram. */
export const requestInput: RequestInput = {
  agentName: 'Ada',
  soulMd: '# Character\n\nFriendly.',
  agentsMd: '# Rules\n\nBe brief.',
  packages: ['telegram'],
  packageSecrets: { telegram: { TELEGRAM_BOT_TOKEN: telegramToken } },
  billingAddress: {
    company: 'Acme GmbH',
    street: 'Bahnhofstrasse',
    houseNumber: '1',
    postalCode: '8001',
    town: 'Zürich',
    country: 'CH',
  },
};
