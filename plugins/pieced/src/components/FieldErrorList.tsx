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
  errors: {
    /** Of the input. */
    id: string;
    text: string;
    /** Where the input is not on the page yet. */
    goTo?: () => void;
  }[];
  /** Goes up with each attempt to go on; nothing is shown before the first. */
  attempt: number;
}) {
  const ref = useRef<HTMLDivElement>(null);

  const shownAttempt = useRef(0);
  // The errors may come a moment after the attempt that found them.
  useEffect(() => {
    if (ref.current && props.attempt !== shownAttempt.current) {
      shownAttempt.current = props.attempt;
      ref.current.focus();
    }
  });

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
        {props.errors.map(({ id, text, goTo }) => (
          <li key={id}>
            <a
              className={styles.link}
              href={`#${id}`}
              onClick={event => {
                event.preventDefault();
                if (goTo) {
                  goTo();
                } else {
                  document.getElementById(id)?.focus();
                }
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
