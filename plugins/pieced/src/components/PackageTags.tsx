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

import { usePiecedTranslation } from '../translations';
import styles from './PackageTags.module.css';

/** Package names side by side; above `max` the rest as a number. */
export function PackageTags({
  titles,
  max = titles.length,
}: {
  titles: string[];
  max?: number;
}) {
  const { t } = usePiecedTranslation();
  const rest = titles.slice(max);
  return (
    <ul className={styles.root} aria-label={t('common.packages')}>
      {titles.slice(0, max).map(title => (
        <li key={title} className={styles.tag}>
          {title}
        </li>
      ))}
      {rest.length > 0 && (
        <li className={styles.tag} title={rest.join(', ')}>
          {t('common.more', { number: String(rest.length) })}
        </li>
      )}
    </ul>
  );
}
