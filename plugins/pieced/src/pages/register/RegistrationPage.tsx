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

import { Card, CardBody, Link, Text } from '@backstage/ui';
import type { RegistrationAnswer } from '@pieced/plugin-pieced-common';
import { type ReactNode, useEffect, useState } from 'react';
import { usePiecedTranslation } from '../../translations';
import { RegistrationDone } from './RegistrationDone';
import { RegistrationForm } from './RegistrationForm';
import styles from './RegistrationPage.module.css';

/** @public */
export interface RegistrationPageProps {
  /** Where people with an account sign in. */
  signInHref: string;
  /** Shown above the title. */
  logo?: ReactNode;
}

/** Lets a stranger become a customer. */
export function RegistrationPage({ signInHref, logo }: RegistrationPageProps) {
  const { t } = usePiecedTranslation();
  const [answer, setAnswer] = useState<RegistrationAnswer>();
  const title = answer ? t('register.done.title') : t('register.title');
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);

  return (
    <main className={styles.root}>
      <Card className={styles.card}>
        <CardBody className={styles.body}>
          {logo}
          {answer ? (
            <RegistrationDone answer={answer} signInHref={signInHref} />
          ) : (
            <>
              <Text as="h1" variant="title-medium" weight="bold">
                {t('register.title')}
              </Text>
              <p className={styles.hint}>{t('register.lead')}</p>
              <RegistrationForm onRegistered={setAnswer} />
              <p className={styles.hint}>
                {t('register.signInInstead')}{' '}
                <Link href={signInHref}>{t('register.signIn')}</Link>
              </p>
            </>
          )}
        </CardBody>
      </Card>
    </main>
  );
}
