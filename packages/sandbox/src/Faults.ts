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

import type { RequestHandler } from 'express';

/** The stand-ins that can be told to misbehave. */
export type SystemName =
  | 'zitadel'
  | 'kubernetes'
  | 'openbao'
  | 'litellm'
  | 'vllm';

/** One planned misbehaviour of one stand-in, set through the control endpoint. */
export interface Fault {
  system: SystemName;
  /** Regular expression on `METHOD /path`; every request when left out. */
  match?: string;
  /** How many requests it hits before it disappears; for ever when left out. */
  times?: number;
  /**
   * - `latency`: answer after `delayMs`
   * - `status`: answer `status` with `body`, the request has no effect
   * - `reset`: cut the connection before the request has an effect
   * - `reset-after`: let the request have its effect, then cut the connection instead of answering
   */
  kind: 'latency' | 'status' | 'reset' | 'reset-after';
  delayMs?: number;
  status?: number;
  body?: unknown;
}

/** The faults planned for all stand-ins of one sandbox. */
export class Faults {
  #planned: Fault[] = [];

  add(fault: Fault): void {
    this.#planned.push({ ...fault });
  }

  clear(): void {
    this.#planned = [];
  }

  list(): Fault[] {
    return this.#planned.map(fault => ({ ...fault }));
  }

  /** Mount before the routes of the stand-in. */
  middleware(system: SystemName): RequestHandler {
    return (req, res, next) => {
      const fault = this.#take(system, `${req.method} ${req.originalUrl}`);
      switch (fault?.kind) {
        case 'latency':
          setTimeout(next, fault.delayMs ?? 1000);
          break;
        case 'status':
          res.status(fault.status ?? 503).json(fault.body ?? {});
          break;
        case 'reset':
          req.socket.destroy();
          break;
        case 'reset-after':
          res.write = () => true;
          res.end = (() => {
            req.socket.destroy();
            return res;
          }) as typeof res.end;
          next();
          break;
        default:
          next();
      }
    };
  }

  #take(system: SystemName, line: string): Fault | undefined {
    const fault = this.#planned.find(
      f => f.system === system && (!f.match || new RegExp(f.match).test(line)),
    );
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) {
        this.#planned = this.#planned.filter(f => f !== fault);
      }
    }
    return fault;
  }
}
