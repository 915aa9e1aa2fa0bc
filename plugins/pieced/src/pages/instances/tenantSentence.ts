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

import type { Tenant } from '@pieced/plugin-pieced-common';
import { tenantStateOf } from '../../components/statusTable';
import type { PiecedTranslate } from '../../translations';
import { conditionState, conditionType } from './conditions';

/** What an instance's state means, in one sentence; where something is missing, what. */
export function tenantSentence(tenant: Tenant, t: PiecedTranslate): string {
  const state = tenantStateOf(tenant);
  if (state === 'suspended') {
    return tenant.isSettling
      ? t('status.tenant.suspending.sentence')
      : t('status.tenant.suspended.sentence');
  }
  const open = tenant.conditions.find(
    condition => conditionState(condition, tenant.phase) !== 'ok',
  );
  if (open && ['Pending', 'Provisioning', 'Error'].includes(state)) {
    return t(
      `tenant.condition.${conditionType(open)}.${conditionState(
        open,
        tenant.phase,
      )}`,
    );
  }
  return t(`status.tenant.${state}.sentence`);
}
