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

import { Select } from '@backstage/ui';
import styles from './Filters.module.css';
import { SearchBox } from './SearchBox';

/** A choice and a search above a list; the search waits until one stops typing. */
export function Filters(props: {
  choiceLabel: string;
  options: { value: string; label: string }[];
  choice: string;
  onChoice: (value: string) => void;
  searchLabel: string;
  searchPlaceholder: string;
  search: string;
  onSearch: (value: string) => void;
}) {
  return (
    <div className={styles.root} role="search">
      <Select
        className={styles.choice}
        aria-label={props.choiceLabel}
        options={props.options}
        selectedKey={props.choice}
        onSelectionChange={key => props.onChoice(String(key))}
      />
      <SearchBox
        className={styles.search}
        label={props.searchLabel}
        placeholder={props.searchPlaceholder}
        value={props.search}
        onChange={props.onSearch}
      />
    </div>
  );
}
