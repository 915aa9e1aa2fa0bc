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

import { type TenantPage, tenantPhases } from '@pieced/plugin-pieced-common';
import { Link } from 'react-router-dom';
import { tenantTones } from '../../components/statusTable';
import { StatusBadge } from '../../components/StatusBadge';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import styles from './PhaseBar.module.css';

/** How many instances are in which state; each figure opens the list behind it. */
export function PhaseBar({ phases }: { phases: TenantPage['phases'] }) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const present = tenantPhases.filter(phase => (phases[phase] ?? 0) > 0);
  if (present.length === 0) {
    return <p className={styles.none}>{t('dashboard.staff.noInstances')}</p>;
  }
  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        {present.map(phase => (
          <span
            key={phase}
            className={styles.part}
            data-tone={tenantTones[phase]}
            style={{ flexGrow: phases[phase] }}
          />
        ))}
      </div>
      <ul className={styles.legend}>
        {present.map(phase => (
          <li key={phase}>
            <Link className={styles.link} to={links.instances({ phase })}>
              <span className={styles.count}>{phases[phase]}</span>{' '}
              <StatusBadge
                tone={tenantTones[phase]}
                word={t(`status.tenant.${phase}.word`)}
              />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
