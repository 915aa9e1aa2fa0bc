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

import { qualifiedResource, type ResourceType } from '../ResourceType';
import type { KubeObject } from '../KubeObject';
import type { ObjectApi } from '../write/ObjectApi';
import { ModelAccess } from './ModelAccess';
import { nextStep } from './nextStep';
import { PackageSecrets } from './PackageSecrets';
import { TenantReconciler, type Outcome } from './TenantReconciler';

export interface OperatorOptions {
  /** Pause before each phase, in ms. */
  stepMs: number;
  /** Where to create teams and keys; without it nothing is created and access counts as given. */
  litellm?: { url: string; adminKey: string };
  /** Where to look for package secrets; without it they are not looked for. */
  openbao?: { url: string; token: string };
}

const RETRY_MIN_MS = 250;
const RETRY_MAX_MS = 30_000;

/** The stand-in for the PieCed operator: a controller that reconciles instances as their objects change. */
export class Operator {
  readonly #api: ObjectApi;
  readonly #type: ResourceType;
  readonly #stepMs: number;
  readonly #reconciler: TenantReconciler;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #failures = new Map<string, number>();
  #unsubscribe: () => void = () => {};
  #stopped = false;

  private constructor(
    api: ObjectApi,
    type: ResourceType,
    options: OperatorOptions,
  ) {
    this.#api = api;
    this.#type = type;
    this.#stepMs = options.stepMs;
    this.#reconciler = new TenantReconciler({
      api,
      type,
      models: options.litellm && new ModelAccess(options.litellm),
      secrets: options.openbao && new PackageSecrets(options.openbao),
    });
  }

  /** Takes up every instance that is there and follows all changes from then on. */
  static start(
    api: ObjectApi,
    type: ResourceType,
    options: OperatorOptions,
  ): Operator {
    const operator = new Operator(api, type, options);
    const resource = qualifiedResource(type);
    operator.#unsubscribe = api.store.subscribe(event => {
      if (event.resource === resource) {
        operator.#changed(event.object, event.kind === 'DELETED');
      }
    });
    for (const tenant of api.store.list(type)) {
      operator.#changed(tenant, false);
    }
    return operator;
  }

  /** Ends after what is being done right now. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    this.#timers.forEach(timer => clearTimeout(timer));
    await Promise.all(this.#running.values());
  }

  #changed(tenant: KubeObject, gone: boolean): void {
    const { name } = tenant.metadata;
    if (gone) {
      clearTimeout(this.#timers.get(name));
      this.#timers.delete(name);
      this.#failures.delete(name);
    } else if (!this.#running.has(name)) {
      this.#schedule(tenant);
    }
  }

  #schedule(tenant: KubeObject): void {
    const { name } = tenant.metadata;
    const step = nextStep(tenant);
    const atOnce = step === 'accept' || step === 'announceDeletion';
    if (step === 'settled' || this.#stopped) {
      return;
    }
    const waiting = this.#timers.get(name);
    if (waiting && !atOnce) {
      return;
    }
    clearTimeout(waiting);
    const delay = atOnce ? 0 : this.#delayOf(name);
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      // Begins after the bookkeeping below: the changes that it makes must find it running.
      const begun = Promise.resolve().then(() => this.#run(name));
      const run = begun.then(() => {
        this.#running.delete(name);
        const now = this.#api.store.get(this.#type, undefined, name);
        if (now) {
          this.#schedule(now);
        }
      });
      this.#running.set(name, run);
    }, delay);
    this.#timers.set(name, timer);
  }

  #delayOf(name: string): number {
    const failures = this.#failures.get(name) ?? 0;
    if (!failures) {
      return this.#stepMs;
    }
    const first = Math.max(this.#stepMs, RETRY_MIN_MS);
    return Math.min(first * 2 ** (failures - 1), RETRY_MAX_MS);
  }

  async #run(name: string): Promise<void> {
    const tenant = this.#api.store.get(this.#type, undefined, name);
    if (!tenant) {
      return;
    }
    let outcome: Outcome;
    try {
      outcome = await this.#reconciler.reconcile(tenant);
    } catch {
      outcome = 'retry';
    }
    if (outcome === 'done') {
      this.#failures.delete(name);
    } else {
      this.#failures.set(name, (this.#failures.get(name) ?? 0) + 1);
    }
  }
}
