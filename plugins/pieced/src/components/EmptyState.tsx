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

import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** Nothing here yet: says what would be, and what to do. */
export function EmptyState(props: {
  title: string;
  description: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.root}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {props.title}
      </Text>
      <Text as="p" color="secondary" className={styles.description}>
        {props.description}
      </Text>
      {props.action}
    </div>
  );
}
