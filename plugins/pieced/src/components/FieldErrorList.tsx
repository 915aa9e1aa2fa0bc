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
import { useEffect, useRef } from 'react';
import styles from './FieldErrorList.module.css';

/** What keeps one from going on, as links to the fields; takes the focus with each attempt. */
export function FieldErrorList(props: {
  title: string;
  errors: { id: string; text: string }[];
  /** Goes up with each attempt to go on; nothing is shown before the first. */
  attempt: number;
  /** Called with the id of the input; focuses it when left out. */
  onGoTo?: (id: string) => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const goTo = props.onGoTo ?? focusInput;

  useEffect(() => {
    if (props.attempt > 0) {
      ref.current?.focus();
    }
  }, [props.attempt]);

  if (props.errors.length === 0 || props.attempt === 0) {
    return null;
  }
  return (
    <div ref={ref} className={styles.root} role="alert" tabIndex={-1}>
      <p className={styles.title}>
        <RiErrorWarningLine size={18} aria-hidden="true" />
        {props.title}
      </p>
      <ul className={styles.list}>
        {props.errors.map(({ id, text }) => (
          <li key={id}>
            <a
              className={styles.link}
              href={`#${id}`}
              onClick={event => {
                event.preventDefault();
                goTo(id);
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusInput(id: string) {
  document.getElementById(id)?.focus();
}
