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

import { CustomErrorBase } from '@backstage/errors';
import type { OutsideSystem } from '@pieced/plugin-pieced-common';

/**
 * An outside system did not do what it was asked. Carries no `statusCode`: an upstream's 404 must never become ours.
 */
export class UpstreamError extends CustomErrorBase {
  readonly system: OutsideSystem;
  /** Trying again later can help. Everything else waits for a person. */
  readonly isTransient: boolean;
  /** Machine-readable reason such as `unreachable`, `timeout`, `rate_limited`, `forbidden`, `invalid`, `name_clash`. */
  readonly code: string;
  /** Path of the refused field, as the upstream names it. */
  readonly field?: string;
  /** How long the upstream asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;

  constructor(options: {
    system: OutsideSystem;
    isTransient: boolean;
    code: string;
    /** One sentence without secrets; staff read it. */
    message: string;
    field?: string;
    retryAfterMs?: number;
    cause?: unknown;
  }) {
    super(options.message, options.cause);
    this.name = 'UpstreamError';
    this.system = options.system;
    this.isTransient = options.isTransient;
    this.code = options.code;
    this.field = options.field;
    this.retryAfterMs = options.retryAfterMs;
  }
}
