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

import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { type ReactNode, useId } from 'react';
import styles from './Section.module.css';

/** A card with a heading. */
export function Section(props: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId}>
      <Card>
        <CardHeader>
          <div className={styles.header}>
            <Text as="h3" id={headingId} variant="title-x-small" weight="bold">
              {props.title}
            </Text>
            {props.actions}
          </div>
        </CardHeader>
        <CardBody className={styles.body}>{props.children}</CardBody>
      </Card>
    </section>
  );
}
