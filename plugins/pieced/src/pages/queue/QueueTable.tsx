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
import type { TenantRequest } from '@pieced/plugin-pieced-common';
import { useMemo } from 'react';
import { packageTitles } from '../../components/packageTitles';
import { PackageTags } from '../../components/PackageTags';
import { RequestStatusBadge } from '../../components/StatusBadge';
import { Time } from '../../components/Time';
import { type PiecedTranslate, usePiecedTranslation } from '../../translations';

const SHOWN_PACKAGES = 4;

/** Requests as a table; a row opens the review. */
export function QueueTable({
  items,
  addressOf,
}: {
  items: TenantRequest[];
  addressOf: (id: string) => string;
}) {
  const { t } = usePiecedTranslation();
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <Table
      columnConfig={columns}
      data={items}
      pagination={{ type: 'none' }}
      rowConfig={{ getHref: item => addressOf(item.id) }}
    />
  );
}

function columnsOf(t: PiecedTranslate): ColumnConfig<TenantRequest>[] {
  return [
    {
      id: 'age',
      label: t('queue.column.age'),
      cell: item => (
        <Cell>
          <Time at={item.createdAt} />
        </Cell>
      ),
    },
    {
      id: 'organization',
      label: t('queue.column.organization'),
      isRowHeader: true,
      cell: item => (
        <CellText
          title={item.organization.name}
          description={
            item.organization.isPersonal ? t('queue.personal') : undefined
          }
        />
      ),
    },
    {
      id: 'instance',
      label: t('queue.column.instance'),
      cell: item => (
        <CellText title={item.displayName} description={item.tenantName} />
      ),
    },
    {
      id: 'packages',
      label: t('queue.column.packages'),
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
      label: t('queue.column.status'),
      cell: item => (
        <Cell>
          <RequestStatusBadge status={item.status} />
        </Cell>
      ),
    },
  ];
}
