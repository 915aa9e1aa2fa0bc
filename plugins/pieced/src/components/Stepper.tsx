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

import { RiCheckLine } from '@remixicon/react';
import { Link } from 'react-router-dom';
import styles from './Stepper.module.css';

export interface Step {
  id: string;
  title: string;
  /** Read by screen readers after the title, such as "done". */
  stateLabel: string;
  state: 'done' | 'current' | 'upcoming';
  /** Set where one may go back to. */
  href?: string;
}

/** The steps of a form; at the left from 900 px, on top below. */
export function Stepper({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <nav aria-label={label}>
      <ol className={styles.root}>
        {steps.map((step, index) => (
          <li
            key={step.id}
            className={styles.step}
            data-state={step.state}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span className={styles.mark} aria-hidden="true">
              {step.state === 'done' ? <RiCheckLine size={16} /> : index + 1}
            </span>
            <span className={styles.title}>
              {step.href ? (
                <Link to={step.href} className={styles.link}>
                  {step.title}
                </Link>
              ) : (
                step.title
              )}
              <span className={styles.hidden}>, {step.stateLabel}</span>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
