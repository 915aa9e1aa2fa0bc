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

import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import styles from './LinkCard.module.css';

/** A card that opens a page. The title is the link; the rest of the card follows it. */
export function LinkCard(props: {
  href: string;
  title: string;
  badge: ReactNode;
  children: ReactNode;
}) {
  return (
    <article className={styles.root}>
      <div className={styles.header}>
        <h4 className={styles.title}>
          <Link to={props.href} className={styles.link}>
            {props.title}
          </Link>
        </h4>
        {props.badge}
      </div>
      {props.children}
    </article>
  );
}
