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

import type { Config } from '@backstage/config';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';

/** What the portal reads from its configuration, besides what each integration reads itself. */
export interface PiecedConfig {
  platformOrganizationId: string;
  /** Whether this is the deployment for customers. */
  isForCustomers: boolean;
  /** Proxies before the portal that add their caller to `X-Forwarded-For`. */
  trustedProxies: number;
  worker: {
    isEnabled: boolean;
    leaseMs: number;
    concurrency: number;
    syncFrequency: HumanDuration;
  };
}

/**
 * Reads `pieced`.
 *
 * @throws when a key is missing or of the wrong form, naming the key
 */
export function readPiecedConfig(config: Config): PiecedConfig {
  const worker = config.getOptionalConfig('pieced.worker');
  const concurrency = worker?.getOptionalNumber('concurrency') ?? 4;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new Error(
      `Invalid config at 'pieced.worker.concurrency': must be a whole number of at least 1`,
    );
  }
  const trustedProxies =
    config.getOptionalNumber('pieced.registration.trustedProxies') ?? 0;
  if (!Number.isInteger(trustedProxies) || trustedProxies < 0) {
    throw new Error(
      `Invalid config at 'pieced.registration.trustedProxies': must be a whole number of at least 0`,
    );
  }
  return {
    platformOrganizationId: config.getString('pieced.platform.organizationId'),
    isForCustomers:
      config.getOptionalString('pieced.deployment') === 'customer',
    trustedProxies,
    worker: {
      isEnabled: worker?.getOptionalBoolean('enabled') ?? true,
      leaseMs: durationToMilliseconds(
        duration(worker, 'leaseDuration') ?? { seconds: 30 },
      ),
      concurrency,
      syncFrequency: duration(worker, 'syncFrequency') ?? { minutes: 1 },
    },
  };
}

function duration(
  config: Config | undefined,
  key: string,
): HumanDuration | undefined {
  return config?.has(key) ? readDurationFromConfig(config, { key }) : undefined;
}
