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

import { ButtonLink, Text } from '@backstage/ui';
import type { RegistrationAnswer } from '@pieced/plugin-pieced-common';
import { useEffect, useRef } from 'react';
import { usePiecedTranslation } from '../../translations';
import styles from './RegistrationPage.module.css';

/** What comes after a registration, and where the mail went. */
export function RegistrationDone(props: {
  answer: RegistrationAnswer;
  signInHref: string;
}) {
  const { t } = usePiecedTranslation();
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div ref={heading} tabIndex={-1} className={styles.heading}>
        <Text as="h1" variant="title-medium" weight="bold">
          {t('register.done.title')}
        </Text>
      </div>
      <p className={styles.plain}>{t('register.done.lead')}</p>
      <ol className={styles.steps}>
        <li>
          {t('register.done.mail', {
            email: <strong>{props.answer.email}</strong>,
          })}
        </li>
        <li>{t('register.done.password')}</li>
        <li>{t('register.done.start')}</li>
      </ol>
      <p className={styles.hint}>{t('register.done.noMail')}</p>
      <ButtonLink variant="primary" href={props.signInHref}>
        {t('register.signIn')}
      </ButtonLink>
    </>
  );
}
