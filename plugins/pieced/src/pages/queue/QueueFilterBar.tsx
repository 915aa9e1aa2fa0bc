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

import { Filters } from '../../components/Filters';
import { usePiecedTranslation } from '../../translations';
import { type QueueFilter, queueFilterNames } from './queueFilters';

export function QueueFilterBar(props: {
  filter: QueueFilter;
  onFilter: (value: string) => void;
  search: string;
  onSearch: (value: string) => void;
}) {
  const { t } = usePiecedTranslation();
  return (
    <Filters
      choiceLabel={t('queue.filterLabel')}
      options={queueFilterNames.map(value => ({
        value,
        label: t(`queue.filter.${value}`),
      }))}
      choice={props.filter}
      onChoice={props.onFilter}
      searchLabel={t('queue.searchLabel')}
      searchPlaceholder={t('common.search')}
      search={props.search}
      onSearch={props.onSearch}
    />
  );
}
