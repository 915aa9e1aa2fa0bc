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

import { RiCheckLine, RiCloseLine, RiLoader4Line } from '@remixicon/react';
import type { Tenant } from '@pieced/plugin-pieced-common';
import { Time } from '../../components/Time';
import { usePiecedTranslation } from '../../translations';
import styles from './Conditions.module.css';
import {
  conditionState,
  type ConditionState,
  conditionType,
} from './conditions';

const icons: Record<ConditionState, typeof RiCheckLine> = {
  ok: RiCheckLine,
  bad: RiCloseLine,
  pending: RiLoader4Line,
};

/** What an instance needs to run, as a checklist in plain words; staff also see the operator's own. */
export function Conditions({
  tenant,
  isStaff,
}: {
  tenant: Tenant;
  isStaff: boolean;
}) {
  const { t } = usePiecedTranslation();
  if (tenant.conditions.length === 0) {
    return <p>{t('tenant.noConditions')}</p>;
  }
  return (
    <ul className={styles.root}>
      {tenant.conditions.map(condition => {
        const state = conditionState(condition, tenant.phase);
        const type = conditionType(condition);
        const Icon = icons[state];
        return (
          <li key={condition.type} className={styles.item} data-state={state}>
            <span className={styles.mark}>
              <Icon
                size={16}
                role="img"
                aria-label={t(`tenant.conditionState.${state}`)}
              />
            </span>
            <div>
              <div>
                {isStaff && type === 'other'
                  ? `${condition.type}: ${t(`tenant.conditionState.${state}`)}`
                  : t(`tenant.condition.${type}.${state}`)}
              </div>
              <div className={styles.detail}>
                {isStaff && (
                  <>
                    <code>
                      {condition.type}={condition.status} ({condition.reason})
                    </code>{' '}
                    {condition.message}{' '}
                  </>
                )}
                <Time at={condition.lastTransitionTime} />
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
