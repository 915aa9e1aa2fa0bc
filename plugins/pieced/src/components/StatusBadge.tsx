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
  RiAlertLine,
  RiCheckLine,
  RiCircleLine,
  RiCloseCircleLine,
  RiLoader4Line,
} from '@remixicon/react';
import type {
  OperationState,
  RequestStatus,
  TenantPhase,
} from '@pieced/plugin-pieced-common';
import { usePiecedTranslation } from '../translations';
import styles from './StatusBadge.module.css';
import {
  operationTones,
  requestTones,
  tenantStateOf,
  tenantTones,
  type Tone,
} from './statusTable';

const icons: Record<Tone, typeof RiCheckLine> = {
  neutral: RiCircleLine,
  info: RiLoader4Line,
  success: RiCheckLine,
  warning: RiAlertLine,
  danger: RiCloseCircleLine,
};

/** A status word with its icon and tone; colour never stands alone. */
export function StatusBadge({ tone, word }: { tone: Tone; word: string }) {
  const Icon = icons[tone];
  return (
    <span className={styles.root} data-tone={tone}>
      <Icon className={styles.icon} aria-hidden="true" />
      {word}
    </span>
  );
}

export function RequestStatusBadge({ status }: { status: RequestStatus }) {
  const { t } = usePiecedTranslation();
  return (
    <StatusBadge
      tone={requestTones[status]}
      word={t(`status.request.${status}.word`)}
    />
  );
}

export function TenantStatusBadge({
  tenant,
}: {
  tenant: { phase: TenantPhase; suspended: boolean };
}) {
  const { t } = usePiecedTranslation();
  const state = tenantStateOf(tenant);
  return (
    <StatusBadge
      tone={tenantTones[state]}
      word={t(`status.tenant.${state}.word`)}
    />
  );
}

export function OperationStatusBadge({ state }: { state: OperationState }) {
  const { t } = usePiecedTranslation();
  return (
    <StatusBadge
      tone={operationTones[state]}
      word={t(`status.operation.${state}.word`)}
    />
  );
}
