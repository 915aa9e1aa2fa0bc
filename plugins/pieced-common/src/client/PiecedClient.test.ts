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

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  REQUEST_ID,
  draft,
  freshness,
  input,
  operation,
  organizationPage,
  request,
  requestPage,
  session,
  tenant,
  tenantPage,
  wizard,
} from './__testUtils__/answers';
import { PiecedClient } from './PiecedClient';

describe('PiecedClient', () => {
  let server: Server;
  let client: PiecedClient;
  let asked: {
    line: string;
    headers: IncomingMessage['headers'];
    body?: unknown;
  }[];
  let answer: { status: number; body?: unknown; text?: string };

  beforeEach(async () => {
    asked = [];
    server = createServer(async (req, res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of req) {
        chunks.push(chunk);
      }
      const text = Buffer.concat(chunks).toString();
      asked.push({
        line: `${req.method} ${req.url}`,
        headers: req.headers,
        body: text ? JSON.parse(text) : undefined,
      });
      res.statusCode = answer.status;
      res.setHeader('content-type', 'application/json');
      res.end(
        answer.text ??
          (answer.body === undefined ? undefined : JSON.stringify(answer.body)),
      );
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    client = new PiecedClient({
      discoveryApi: {
        getBaseUrl: async pluginId =>
          `http://127.0.0.1:${port}/api/${pluginId}`,
      },
    });
  });

  afterEach(async () => {
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  it.each<{
    line: string;
    call: () => Promise<unknown>;
    body: unknown;
    sent?: unknown;
    result?: unknown;
  }>([
    {
      line: 'GET /api/pieced/session',
      call: () => client.getSession(),
      body: session,
    },
    {
      line: 'GET /api/pieced/wizard',
      call: () => client.getWizard(),
      body: wizard,
    },
    {
      line: 'GET /api/pieced/wizard?organizationId=a%26b',
      call: () => client.getWizard({ organizationId: 'a&b' }),
      body: wizard,
    },
    {
      line: 'GET /api/pieced/draft',
      call: () => client.getDraft(),
      body: { draft },
      result: draft,
    },
    {
      line: 'PUT /api/pieced/draft',
      call: () => client.saveDraft(draft),
      body: draft,
      sent: draft,
    },
    {
      line: 'GET /api/pieced/requests?status=pending%2Crejected&search=M%C3%BCller&limit=10',
      call: () =>
        client.listRequests({
          status: ['pending', 'rejected'],
          search: 'Müller',
          limit: 10,
          cursor: undefined,
        }),
      body: requestPage,
    },
    {
      line: `GET /api/pieced/requests/${REQUEST_ID}`,
      call: () => client.getRequest(REQUEST_ID),
      body: request,
    },
    {
      line: 'POST /api/pieced/requests/..%2Fx/approve',
      call: () => client.approveRequest('../x'),
      body: request,
      sent: {},
    },
    {
      line: `POST /api/pieced/requests/${REQUEST_ID}/approve`,
      call: () => client.approveRequest(REQUEST_ID, { note: 'Welcome' }),
      body: request,
      sent: { note: 'Welcome' },
    },
    {
      line: `POST /api/pieced/requests/${REQUEST_ID}/reject`,
      call: () => client.rejectRequest(REQUEST_ID, { reason: 'No' }),
      body: request,
      sent: { reason: 'No' },
    },
    {
      line: `POST /api/pieced/requests/${REQUEST_ID}/withdraw`,
      call: () => client.withdrawRequest(REQUEST_ID),
      body: request,
      sent: {},
    },
    {
      line: 'GET /api/pieced/tenants?phase=Ready&search=acme',
      call: () => client.listTenants({ phase: 'Ready', search: 'acme' }),
      body: tenantPage,
    },
    {
      line: 'GET /api/pieced/tenants/a%20b',
      call: () => client.getTenant('a b'),
      body: { ...tenant, freshness },
    },
    {
      line: `GET /api/pieced/operations/${REQUEST_ID}`,
      call: () => client.getOperation(REQUEST_ID),
      body: operation,
    },
    {
      line: `POST /api/pieced/operations/${REQUEST_ID}/retry`,
      call: () => client.retryOperation(REQUEST_ID),
      body: operation,
      sent: {},
    },
    {
      line: 'GET /api/pieced/organizations?cursor=opaque&limit=1',
      call: () => client.listOrganizations({ cursor: 'opaque', limit: 1 }),
      body: organizationPage,
    },
  ])(
    'should ask for $line',
    async ({ line, call, body, sent, result = body }) => {
      answer = { status: 200, body };
      await expect(call()).resolves.toEqual(result);
      expect(asked).toEqual([expect.objectContaining({ line, body: sent })]);
    },
  );

  it('R-WIZ-8 should file a request with its idempotency key', async () => {
    answer = { status: 201, body: request };
    await expect(
      client.createRequest(input, { idempotencyKey: 'once' }),
    ).resolves.toEqual(request);
    expect(asked).toEqual([
      {
        line: 'POST /api/pieced/requests',
        body: input,
        headers: expect.objectContaining({
          'idempotency-key': 'once',
          'content-type': 'application/json',
        }),
      },
    ]);
  });

  it('should send the token it is given and none otherwise', async () => {
    answer = { status: 200, body: session };
    await client.getSession({ token: 'some-token' });
    await client.getSession();
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer some-token',
      undefined,
    ]);
  });

  it('should know that there is no draft', async () => {
    answer = { status: 200, body: {} };
    await expect(client.getDraft()).resolves.toBeUndefined();
  });

  it('should take an answer without content', async () => {
    answer = { status: 204 };
    await expect(client.deleteDraft()).resolves.toBeUndefined();
    expect(asked[0].line).toBe('DELETE /api/pieced/draft');
  });

  it('should drop what the contract does not know', async () => {
    answer = { status: 200, body: { ...request, sealedSecrets: 'x' } };
    await expect(client.getRequest(REQUEST_ID)).resolves.toEqual(request);
  });

  it('should refuse an answer that breaks the contract', async () => {
    answer = { status: 200, body: { ...request, status: 'made-up' } };
    await expect(client.getRequest(REQUEST_ID)).rejects.toThrow('status');
  });

  it('should throw what the portal says about an error', async () => {
    answer = {
      status: 409,
      body: {
        error: {
          name: 'ConflictError',
          message: 'The request is approved already',
          code: 'already_decided',
          status: 'approved',
        },
        request: { method: 'POST', url: '/' },
        response: { statusCode: 409 },
      },
    };
    await expect(client.approveRequest(REQUEST_ID)).rejects.toMatchObject({
      name: 'PiecedApiError',
      message: 'The request is approved already',
      statusCode: 409,
      code: 'already_decided',
      issues: [],
      details: { status: 'approved' },
    });
  });

  it('R-WIZ-9 should throw what is wrong with the input, field by field', async () => {
    const issues = [{ field: 'billingAddress.town', code: 'required' }];
    answer = {
      status: 400,
      body: {
        error: { message: 'Invalid input', code: 'invalid_input', issues },
      },
    };
    await expect(
      client.createRequest(input, { idempotencyKey: 'once' }),
    ).rejects.toMatchObject({ statusCode: 400, code: 'invalid_input', issues });
  });

  it('should stop when told so', async () => {
    answer = { status: 200, body: session };
    await expect(
      client.getSession({ signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toEqual([]);
  });

  it('should use the fetch function of the app', async () => {
    const fetch = jest.fn<
      Promise<Response>,
      Parameters<typeof globalThis.fetch>
    >(async () => Response.json(session));
    const appClient = new PiecedClient({
      discoveryApi: { getBaseUrl: async () => 'https://portal.example.ch/api' },
      fetchApi: { fetch },
    });
    await expect(appClient.getSession()).resolves.toEqual(session);
    expect(fetch).toHaveBeenCalledWith(
      'https://portal.example.ch/api/session',
      expect.objectContaining({ method: 'GET' }),
    );
  });
});
