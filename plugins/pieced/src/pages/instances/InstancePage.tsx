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
import { ButtonLink } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { CopyableText } from '../../components/CopyableText';
import { PageFrame } from '../../components/PageFrame';
import { QueryView } from '../../components/QueryView';
import { Section } from '../../components/Section';
import { StaleBanner } from '../../components/StaleBanner';
import { TenantStatusBadge } from '../../components/StatusBadge';
import { useSession, useTenant } from '../../data/queries';
import { type PiecedTranslate, usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { Conditions } from './Conditions';
import styles from './InstancePage.module.css';
import { InstanceFacts } from './InstanceFacts';
import { InstancePackages } from './InstancePackages';
import { tenantSentence } from './tenantSentence';

/** One instance: whether it runs, what it needs to run, and what is switched on. */
export function InstancePage() {
  const { name = '' } = useParams();
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const query = useTenant(name);
  const session = useSession();
  const tenant = query.data;

  return (
    <PageFrame
      title={tenant?.displayName ?? name}
      headline={tenant && tenantSentence(tenant, t)}
      metadata={tenant && metadataOf(tenant, t)}
      actions={
        tenant?.requestId && (
          <ButtonLink
            variant="secondary"
            href={links.request(tenant.requestId)}
          >
            {t('tenant.openRequest')}
          </ButtonLink>
        )
      }
    >
      <QueryView query={query}>
        {data => (
          <InstanceOverview
            tenant={data}
            isStaff={session.data?.isPlatform ?? false}
          />
        )}
      </QueryView>
    </PageFrame>
  );
}

function metadataOf(tenant: TenantDetail, t: PiecedTranslate) {
  return [
    {
      label: t('common.status'),
      value: <TenantStatusBadge tenant={tenant} />,
    },
    { label: t('common.agent'), value: tenant.agentName },
    {
      label: t('tenant.technicalName'),
      value: (
        <CopyableText text={tenant.name} what={t('common.technicalName')} />
      ),
    },
  ];
}

function InstanceOverview({
  tenant,
  isStaff,
}: {
  tenant: TenantDetail;
  isStaff: boolean;
}) {
  const { t } = usePiecedTranslation();
  return (
    <>
      <StaleBanner freshness={tenant.freshness} />
      {tenant.isSettling && (
        <p className={styles.note}>{t('tenant.settling')}</p>
      )}
      {isStaff && tenant.message && (
        <p className={styles.note}>{tenant.message}</p>
      )}
      <div className={styles.columns}>
        <Section title={t('tenant.conditions')}>
          <Conditions tenant={tenant} isStaff={isStaff} />
        </Section>
        <div className={styles.side}>
          <Section title={t('tenant.packages')}>
            <InstancePackages tenant={tenant} />
          </Section>
          <Section title={t('tenant.facts')}>
            <InstanceFacts tenant={tenant} isStaff={isStaff} />
          </Section>
        </div>
      </div>
    </>
  );
}
