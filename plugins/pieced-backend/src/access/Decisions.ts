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

import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type {
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';

interface Question {
  permission: Permission;
  resolve: (decision: PolicyDecision) => void;
  reject: (error: unknown) => void;
}

/**
 * Decisions of the permission framework, each asked for once a request, and those wanted at the same time in one call:
 * every call costs a round trip with tokens to sign and to verify.
 */
export class Decisions {
  readonly #permissions: PermissionsService;
  /** By the credentials of one request, so a decision is as short-lived as those. */
  readonly #known = new WeakMap<
    BackstageCredentials,
    Map<string, Promise<PolicyDecision>>
  >();
  readonly #waiting = new Map<BackstageCredentials, Question[]>();

  constructor(permissions: PermissionsService) {
    this.#permissions = permissions;
  }

  /** Conditional for a permission on resources, definite for any other. */
  on(
    permission: Permission,
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision> {
    const known = this.#known.get(credentials) ?? new Map();
    this.#known.set(credentials, known);
    const decision =
      known.get(permission.name) ?? this.#ask(permission, credentials);
    known.set(permission.name, decision);
    return decision;
  }

  #ask(
    permission: Permission,
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision> {
    return new Promise((resolve, reject) => {
      const question = { permission, resolve, reject };
      const waiting = this.#waiting.get(credentials);
      if (waiting) {
        waiting.push(question);
      } else {
        this.#waiting.set(credentials, [question]);
        process.nextTick(() => this.#askAll(credentials));
      }
    });
  }

  async #askAll(credentials: BackstageCredentials): Promise<void> {
    const questions = this.#waiting.get(credentials) ?? [];
    this.#waiting.delete(credentials);
    try {
      const decisions = await this.#permissions.authorizeConditional(
        // The signature knows permissions on resources only; the framework answers the others as well.
        questions.map(({ permission }) => ({
          permission: permission as never,
        })),
        { credentials },
      );
      questions.forEach(({ resolve }, index) =>
        resolve(decisions[index] as PolicyDecision),
      );
    } catch (error) {
      questions.forEach(({ reject }) => reject(error));
    }
  }
}
