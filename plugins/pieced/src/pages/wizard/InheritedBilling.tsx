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

import { Card, CardBody, Link } from '@backstage/ui';
import type { Wizard } from '@pieced/plugin-pieced-common';
import { AddressText } from '../../components/AddressText';
import { Facts } from '../../components/Facts';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import styles from './WizardForm.module.css';

/** Billing that comes from an earlier request: shown, not asked. */
export function InheritedBilling({
  inherited,
}: {
  inherited: NonNullable<Wizard['inherited']>;
}) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  return (
    <Card>
      <CardBody className={styles.readOnly}>
        <p className={styles.hint}>
          {t('wizard.billing.inherited')}{' '}
          <Link href={links.request(inherited.requestId)}>
            {t('wizard.billing.inheritedSource')}
          </Link>
        </p>
        <Facts
          facts={[
            {
              label: t('wizard.billing.company'),
              value: inherited.companyName,
            },
            {
              label: t('queue.review.billing'),
              value: <AddressText address={inherited.billingAddress} />,
            },
            {
              label: t('wizard.billing.notes'),
              value: inherited.billingNotes ?? t('common.none'),
            },
          ]}
        />
      </CardBody>
    </Card>
  );
}
