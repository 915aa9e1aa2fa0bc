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

import { render, screen } from '@testing-library/react';
import app from './App';

/** Loading every page of every plugin takes its time on a busy machine. */
const PATIENCE_MS = 30_000;

describe('App', () => {
  const { fetch } = global;

  beforeEach(() => {
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'PieCed', baseUrl: 'http://localhost:3000' },
            backend: { baseUrl: 'http://localhost:7007' },
            auth: { environment: 'development' },
          },
        },
      ] as unknown as string,
    };
    // Nobody has a session yet.
    global.fetch = jest.fn(async () => new Response('', { status: 401 }));
  });

  afterEach(() => {
    global.fetch = fetch;
  });

  it(
    'should ask strangers to sign in with PieCed',
    async () => {
      render(app.createRoot());

      expect(
        await screen.findByRole(
          'button',
          { name: 'Sign in with PieCed' },
          { timeout: PATIENCE_MS },
        ),
      ).toBeEnabled();
      expect(
        screen.getByRole('heading', { name: 'PieCed' }),
      ).toBeInTheDocument();
      expect(screen.getByRole('link', { name: 'Register' })).toHaveAttribute(
        'href',
        '/register',
      );
    },
    PATIENCE_MS,
  );
});
