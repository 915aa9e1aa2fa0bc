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

import type { TenantRequestDetail } from '@pieced/plugin-pieced-common';
import { AddressText } from '../../components/AddressText';
import { type Fact, Facts } from '../../components/Facts';
import { packageTitles } from '../../components/packageTitles';
import { PackageTags } from '../../components/PackageTags';
import { Section } from '../../components/Section';
import { absoluteTime } from '../../components/times';
import { useLanguage } from '../../components/useLanguage';
import { usePiecedTranslation } from '../../translations';
import styles from './Submission.module.css';

/** What the customer sent, secrets apart: of those only the names and whether they are there. */
export function Submission({ request }: { request: TenantRequestDetail }) {
  const { t } = usePiecedTranslation();
  const language = useLanguage();
  const { submission } = request;

  const asked: Fact[] = [
    { label: t('common.organization'), value: request.organization.name },
    { label: t('common.agent'), value: request.agentName },
    {
      label: t('common.packages'),
      value:
        request.packages.length > 0 ? (
          <PackageTags titles={packageTitles(request.packages)} />
        ) : (
          t('request.noPackages')
        ),
    },
    {
      label: t('queue.review.filed'),
      value: absoluteTime(request.createdAt, language),
    },
  ];
  if (!submission) {
    return (
      <Section title={t('request.asked')}>
        <Facts facts={asked} />
      </Section>
    );
  }

  const { contact } = submission;
  return (
    <>
      <div className={styles.columns}>
        <Section title={t('request.asked')}>
          <Facts
            facts={[
              ...asked,
              {
                label: t('queue.review.secrets'),
                value: <Secrets secrets={submission.secrets} />,
              },
            ]}
          />
        </Section>
        <Section title={t('queue.review.customer')}>
          <Facts
            facts={[
              {
                label: t('queue.review.contact'),
                value: `${contact.name}\n${contact.email}`,
              },
              {
                label: t('queue.review.company'),
                value: submission.companyName,
              },
              {
                label: t('queue.review.billing'),
                value: <AddressText address={submission.billingAddress} />,
              },
              {
                label: t('queue.review.billingNotes'),
                value: submission.billingNotes ?? t('common.none'),
              },
            ]}
          />
        </Section>
      </div>
      <TextFile title={t('queue.review.soulMd')} text={submission.soulMd} />
      <TextFile title={t('queue.review.agentsMd')} text={submission.agentsMd} />
    </>
  );
}

function Secrets({
  secrets,
}: {
  secrets: NonNullable<TenantRequestDetail['submission']>['secrets'];
}) {
  const { t } = usePiecedTranslation();
  if (secrets.length === 0) {
    return <>{t('queue.review.noSecrets')}</>;
  }
  return (
    <ul className={styles.secrets}>
      {secrets.map(secret => (
        <li key={`${secret.package}/${secret.key}`}>
          <code>{secret.key}</code>,{' '}
          {t(`queue.review.secretState.${secret.state}`)}
        </li>
      ))}
    </ul>
  );
}

function TextFile({ title, text }: { title: string; text: string }) {
  return (
    <details className={styles.file}>
      <summary>{title}</summary>
      <pre className={styles.text}>{text}</pre>
    </details>
  );
}
