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

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Card, CardBody, Link, Text } from '@backstage/ui';
import { PiecedMark } from '../../PiecedMark';
import { appTranslationRef } from '../../translation';
import { REGISTER_PATH } from './registerPath';
import styles from './SignInCard.module.css';
import { useZitadelSignIn } from './useZitadelSignIn';

/** Product name, one button, one line that says for whom, and a way on for those who are new. */
export function SignInCard({ onSignInSuccess }: SignInPageProps) {
  const { t } = useTranslationRef(appTranslationRef);
  const { state, failure, signIn } = useZitadelSignIn(onSignInSuccess);

  return (
    <main className={styles.root}>
      <Card className={styles.card}>
        <CardBody className={styles.body}>
          <PiecedMark size={56} />
          <Text as="h1" variant="title-medium" weight="bold">
            {t('productName')}
          </Text>
          <Text as="p" color="secondary" className={styles.lead}>
            {t('signIn.lead')}
          </Text>
          <div className={styles.failure} role="alert">
            {failure && (
              <Alert status={failure.status} icon description={failure.text} />
            )}
          </div>
          <Button
            variant="primary"
            className={styles.button}
            isPending={state !== 'idle'}
            onPress={signIn}
          >
            {state === 'checking' ? t('signIn.checking') : t('signIn.button')}
          </Button>
          <p className={styles.lead}>
            {t('signIn.newHere')}{' '}
            <Link href={REGISTER_PATH}>{t('signIn.register')}</Link>
          </p>
        </CardBody>
      </Card>
    </main>
  );
}
