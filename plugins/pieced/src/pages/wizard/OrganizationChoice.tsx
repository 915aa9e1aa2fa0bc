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

import { Link, Text } from '@backstage/ui';
import { QueryView } from '../../components/QueryView';
import { useOrganizations } from '../../data/queries';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import styles from './WizardForm.module.css';

/** For which customer staff file a request. */
export function OrganizationChoice() {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const query = useOrganizations(true);
  return (
    <section className={styles.group}>
      <Text as="h3" variant="title-small" weight="bold">
        {t('wizard.organization.headline')}
      </Text>
      <p className={styles.hint}>{t('wizard.organization.lead')}</p>
      <QueryView query={query}>
        {page => {
          const customers = page.items.filter(item => !item.isPlatform);
          return customers.length === 0 ? (
            <p>{t('wizard.organization.none')}</p>
          ) : (
            <ul className={styles.plain}>
              {customers.map(({ id, name }) => (
                <li key={id}>
                  <Link href={links.newInstance('welcome', id)}>{name}</Link>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryView>
    </section>
  );
}
