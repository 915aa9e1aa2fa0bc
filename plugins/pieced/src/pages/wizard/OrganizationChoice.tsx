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

import { Link, SearchField, Text } from '@backstage/ui';
import type { Organization } from '@pieced/plugin-pieced-common';
import { useState } from 'react';
import { QueryView } from '../../components/QueryView';
import { useLanguage } from '../../components/useLanguage';
import { useOrganizations } from '../../data/queries';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import styles from './WizardForm.module.css';

const MANY = 8;
const SHOWN = 50;

/** Staff file on behalf of a customer (R-ROL-4), and choose which one first. */
export function OrganizationChoice() {
  const { t } = usePiecedTranslation();
  const query = useOrganizations(true);
  return (
    <section className={styles.group}>
      <Text as="h3" variant="title-small" weight="bold">
        {t('wizard.organization.headline')}
      </Text>
      <p className={styles.hint}>{t('wizard.organization.lead')}</p>
      <QueryView query={query}>
        {organizations => (
          <Customers
            customers={organizations.filter(item => !item.isPlatform)}
          />
        )}
      </QueryView>
    </section>
  );
}

function Customers({ customers }: { customers: Organization[] }) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const language = useLanguage();
  const [search, setSearch] = useState('');
  if (customers.length === 0) {
    return <p>{t('wizard.organization.none')}</p>;
  }
  const wanted = search.trim().toLocaleLowerCase(language);
  const found = customers
    .filter(({ name }) => name.toLocaleLowerCase(language).includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  const isCut = found.length > SHOWN;
  return (
    <>
      {customers.length > MANY && (
        <SearchField
          aria-label={t('wizard.organization.searchLabel')}
          placeholder={t('common.search')}
          value={search}
          onChange={setSearch}
        />
      )}
      <ul className={styles.plain}>
        {found.slice(0, SHOWN).map(({ id, name }) => (
          <li key={id}>
            <Link href={links.newInstance('welcome', id)}>{name}</Link>
          </li>
        ))}
      </ul>
      <p className={styles.hint} role="status">
        {found.length === 0 && t('wizard.organization.noMatch')}
        {isCut &&
          t('wizard.organization.more', {
            shown: String(SHOWN),
            total: String(found.length),
          })}
      </p>
    </>
  );
}
