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

import type { TenantDetail } from '@pieced/plugin-pieced-common';
import { type Fact, Facts } from '../../components/Facts';
import { Time } from '../../components/Time';
import { timeZone } from '../../components/times';
import { usePiecedTranslation } from '../../translations';
import styles from './InstancePage.module.css';

export function InstanceFacts({
  tenant,
  isStaff,
}: {
  tenant: TenantDetail;
  isStaff: boolean;
}) {
  const { t } = usePiecedTranslation();
  const facts: Fact[] = [
    { label: t('common.organization'), value: tenant.organization.name },
    { label: t('tenant.createdAt'), value: <Time at={tenant.createdAt} /> },
    { label: t('tenant.observedAt'), value: <Time at={tenant.observedAt} /> },
  ];
  if (isStaff && tenant.namespace) {
    facts.push({
      label: t('tenant.namespace'),
      value: <code>{tenant.namespace}</code>,
    });
  }
  return (
    <>
      <Facts facts={facts} />
      <p className={styles.zone}>
        {t('common.timeZone', { zone: timeZone() })}
      </p>
    </>
  );
}
