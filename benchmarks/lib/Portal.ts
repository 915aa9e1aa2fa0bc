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

import {
  type ApiSession,
  people,
  signInByApi,
  type Stack,
} from '../../e2e-tests/harness';

/** What the benchmarks need to know of a filed request. */
export interface FiledRequest {
  id: string;
  tenantName: string;
}

/** The portal through its API, with a customer's owner who asks and staff who approve. */
export class Portal {
  readonly owner: ApiSession;
  readonly staff: ApiSession;

  static async of(stack: Stack): Promise<Portal> {
    return new Portal(
      await signInByApi(stack.url, people.acmeOwner),
      await signInByApi(stack.url, people.admin),
    );
  }

  private constructor(owner: ApiSession, staff: ApiSession) {
    this.owner = owner;
    this.staff = staff;
  }

  /** Files a request with one package that needs a secret. */
  file(instanceName: string): Promise<FiledRequest> {
    return post(this.owner, '/api/pieced/requests', {
      instanceName,
      agentName: 'Ada',
      soulMd: 'You are friendly and precise.',
      agentsMd: 'Answer in the language of the question.',
      packages: ['telegram'],
      packageSecrets: telegramSecrets,
      billingAddress: {
        company: 'Acme GmbH',
        street: 'Bahnhofstrasse',
        houseNumber: '1',
        postalCode: '8000',
        town: 'Zürich',
        country: 'CH',
      },
    });
  }

  async approve(request: FiledRequest): Promise<void> {
    await post(this.staff, `/api/pieced/requests/${request.id}/approve`, {});
  }
}

/** Made up, in the form of a real one. */
export const telegramSecrets = {
  telegram: { TELEGRAM_BOT_TOKEN: `123456789:${'A'.repeat(35)}` },
};

async function post(session: ApiSession, path: string, body: object) {
  const answer = await session.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(
      `The portal answered ${path} with ${
        answer.status
      }: ${await answer.text()}`,
    );
  }
  return answer.json();
}
