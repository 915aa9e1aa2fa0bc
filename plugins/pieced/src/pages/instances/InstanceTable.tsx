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

import { Cell, CellText, type ColumnConfig, Table } from '@backstage/ui';
import type { Tenant } from '@pieced/plugin-pieced-common';
import { useMemo } from 'react';
import { packageTitles } from '../../components/packageTitles';
import { PackageTags } from '../../components/PackageTags';
import { TenantStatusBadge } from '../../components/StatusBadge';
import { type PiecedTranslate, usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';

const SHOWN_PACKAGES = 4;

type Row = Tenant & { id: string };

/** Instances as a table; a row opens the instance. */
export function InstanceTable({
  items,
  withOrganization,
}: {
  items: Tenant[];
  withOrganization?: boolean;
}) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const columns = useMemo(
    () => columnsOf(t, withOrganization ?? false),
    [t, withOrganization],
  );
  const rows = useMemo(
    () => items.map((item): Row => ({ ...item, id: item.name })),
    [items],
  );
  return (
    <Table
      columnConfig={columns}
      data={rows}
      pagination={{ type: 'none' }}
      rowConfig={{ getHref: item => links.instance(item.name) }}
    />
  );
}

function columnsOf(
  t: PiecedTranslate,
  withOrganization: boolean,
): ColumnConfig<Row>[] {
  return [
    {
      id: 'instance',
      label: t('common.instance'),
      isRowHeader: true,
      cell: item => (
        <CellText title={item.displayName} description={item.name} />
      ),
    },
    {
      id: 'organization',
      label: t('common.organization'),
      isHidden: !withOrganization,
      cell: item => <CellText title={item.organization.name} />,
    },
    {
      id: 'agent',
      label: t('common.agent'),
      cell: item => <CellText title={item.agentName} />,
    },
    {
      id: 'packages',
      label: t('common.packages'),
      cell: item => (
        <Cell>
          <PackageTags
            titles={packageTitles(item.packages)}
            max={SHOWN_PACKAGES}
          />
        </Cell>
      ),
    },
    {
      id: 'status',
      label: t('common.status'),
      cell: item => (
        <Cell>
          <TenantStatusBadge tenant={item} />
        </Cell>
      ),
    },
  ];
}
