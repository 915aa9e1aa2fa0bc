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

import { SearchField, Select } from '@backstage/ui';
import { useEffect, useState } from 'react';
import styles from './Filters.module.css';

const TYPING_MS = 300;

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
  const { search, onSearch } = props;
  const [typed, setTyped] = useState(search);

  useEffect(() => {
    if (typed === search) {
      return undefined;
    }
    const timer = setTimeout(() => onSearch(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, search, onSearch]);

  return (
    <div className={styles.root} role="search">
      <Select
        className={styles.choice}
        aria-label={props.choiceLabel}
        options={props.options}
        selectedKey={props.choice}
        onSelectionChange={key => props.onChoice(String(key))}
      />
      <SearchField
        className={styles.search}
        aria-label={props.searchLabel}
        placeholder={props.searchPlaceholder}
        value={typed}
        onChange={setTyped}
      />
    </div>
  );
}
