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

import { RiErrorWarningLine } from '@remixicon/react';
import type { Wizard } from '@pieced/plugin-pieced-common';
import { useEffect, useRef } from 'react';
import { usePiecedTranslation } from '../../translations';
import styles from './ErrorSummary.module.css';
import type { FlatError } from './flattenErrors';
import { fieldId, fieldLabel } from './wizardFields';

/** What keeps one from going on, as links to the fields; takes the focus with each attempt. */
export function ErrorSummary(props: {
  errors: FlatError[];
  /** Goes up with each attempt to go on. */
  attempt: number;
  wizard: Wizard;
  onGoTo: (field: string) => void;
}) {
  const { t } = usePiecedTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const hasErrors = props.errors.length > 0;

  useEffect(() => {
    if (props.attempt > 0) {
      ref.current?.focus();
    }
  }, [props.attempt]);

  if (!hasErrors || props.attempt === 0) {
    return null;
  }
  return (
    <div ref={ref} className={styles.root} role="alert" tabIndex={-1}>
      <p className={styles.title}>
        <RiErrorWarningLine size={18} aria-hidden="true" />
        {t('wizard.errors.title', { count: props.errors.length })}
      </p>
      <ul className={styles.list}>
        {props.errors.map(({ field, message }) => (
          <li key={field}>
            <a
              className={styles.link}
              href={`#${fieldId(field)}`}
              onClick={event => {
                event.preventDefault();
                props.onGoTo(field);
              }}
            >
              {fieldLabel(field, props.wizard, t)}: {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
