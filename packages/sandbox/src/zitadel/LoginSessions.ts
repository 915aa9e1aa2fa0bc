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

import type { Request, Response } from 'express';
import type Provider from 'oidc-provider';
import type { Directory } from './Directory';
import type { Person } from './records';

/** Who is signed in in a browser. */
export interface LoginSession {
  person?: Person;
  /** The next application asks who it is. */
  end(): Promise<void>;
}

/** The sessions of the login page, for pages beside it. */
export class LoginSessions {
  readonly #provider: Provider;
  readonly #directory: Directory;

  constructor(provider: Provider, directory: Directory) {
    this.#provider = provider;
    this.#directory = directory;
  }

  async of(req: Request, res: Response): Promise<LoginSession> {
    const context = this.#provider.createContext(req, res);
    const session = await this.#provider.Session.get(context);
    return {
      person: session.accountId
        ? this.#directory.person(session.accountId)
        : undefined,
      end: async () => {
        await session.destroy();
      },
    };
  }
}
