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
import { PackageTags } from '../../components/PackageTags';
import { LinkCard } from '../../components/LinkCard';
import { TenantStatusBadge } from '../../components/StatusBadge';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { tenantSentence } from '../instances/tenantSentence';
import styles from './InstanceCards.module.css';

const SHOWN_PACKAGES = 4;

/** Instances as cards; the whole card opens the instance. */
export function InstanceCards({
  tenants,
  withOrganization,
}: {
  tenants: Tenant[];
  withOrganization?: boolean;
}) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  return (
    <ul className={styles.root}>
      {tenants.map(tenant => (
        <li key={tenant.name}>
          <LinkCard
            href={links.instance(tenant.name)}
            title={tenant.displayName}
            badge={<TenantStatusBadge tenant={tenant} />}
          >
            <p className={styles.sentence}>{tenantSentence(tenant, t)}</p>
            <p className={styles.name}>
              {withOrganization && (
                <>
                  {tenant.organization.name}
                  <br />
                </>
              )}
              {t('common.agent')}: {tenant.agentName}
              <br />
              <code>{tenant.name}</code>
            </p>
            <PackageTags
              titles={packageTitles(tenant.packages)}
              max={SHOWN_PACKAGES}
            />
          </LinkCard>
        </li>
      ))}
    </ul>
  );
}
