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

import {
  RiAlertLine,
  RiCheckLine,
  RiCircleLine,
  RiCloseLine,
  RiLoader4Line,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import { usePiecedTranslation } from '../translations';
import { Time } from './Time';
import styles from './Timeline.module.css';

export type TimelineState =
  | 'done'
  | 'current'
  | 'waiting'
  | 'failed'
  | 'upcoming';

export interface TimelineEntry {
  id: string;
  title: string;
  state: TimelineState;
  /** When it happened; RFC 3339. */
  at?: string;
  /** What it means, below the title. */
  content?: ReactNode;
}

const icons: Record<TimelineState, typeof RiCheckLine> = {
  done: RiCheckLine,
  current: RiLoader4Line,
  waiting: RiAlertLine,
  failed: RiCloseLine,
  upcoming: RiCircleLine,
};

/** What happened, what happens now and what comes next, from top to bottom; `compact` leaves out what is to come. */
export function Timeline({
  label,
  entries,
  compact,
}: {
  label: string;
  entries: TimelineEntry[];
  compact?: boolean;
}) {
  const { t } = usePiecedTranslation();
  return (
    <ol
      className={styles.root}
      aria-label={label}
      data-compact={compact || undefined}
    >
      {entries.map(entry => {
        const Icon = icons[entry.state];
        const isNow = ['current', 'waiting', 'failed'].includes(entry.state);
        return (
          <li
            key={entry.id}
            className={styles.entry}
            data-state={entry.state}
            aria-current={isNow ? 'step' : undefined}
          >
            <span className={styles.mark}>
              <Icon
                size={compact ? 12 : 16}
                role="img"
                aria-label={t(`request.state.${entry.state}`)}
              />
            </span>
            <div className={styles.body}>
              <div className={styles.heading}>
                <span className={styles.title}>{entry.title}</span>
                {entry.at && (
                  <span className={styles.time}>
                    <Time at={entry.at} />
                  </span>
                )}
              </div>
              {entry.content && (
                <div className={styles.content}>{entry.content}</div>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
