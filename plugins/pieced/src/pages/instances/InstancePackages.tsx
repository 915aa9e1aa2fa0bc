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
import { packageTitles } from '../../components/packageTitles';
import { StatusBadge } from '../../components/StatusBadge';
import { usePiecedTranslation } from '../../translations';
import styles from './InstancePackages.module.css';
import { packageStates } from './packageStates';

/** The packages of an instance, each with whether it is on or on its way. */
export function InstancePackages({ tenant }: { tenant: Tenant }) {
  const { t } = usePiecedTranslation();
  const packages = packageStates(tenant);
  if (packages.length === 0) {
    return <p className={styles.none}>{t('tenant.noPackages')}</p>;
  }
  return (
    <ul className={styles.root}>
      {packages.map(({ id, state }) => (
        <li key={id} className={styles.item}>
          {packageTitles([id])}
          <StatusBadge
            tone={state === 'on' ? 'success' : 'info'}
            word={t(`tenant.package.${state}`)}
          />
        </li>
      ))}
    </ul>
  );
}
