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

import { UserIdentity } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { appTranslationRef } from '../../translation';
import { zitadelAuthApiRef } from './zitadelAuthApi';

interface SignInFailure {
  status: 'warning' | 'danger';
  text: string;
}

/**
 * Goes on with a session that is still good, or asks ZITADEL for one when the button is pressed; through a pop-up, or
 * a redirect where `enableExperimentalRedirectFlow` is set.
 */
export function useZitadelSignIn(
  onSignInSuccess: SignInPageProps['onSignInSuccess'],
) {
  const authApi = useApi(zitadelAuthApiRef);
  const { t } = useTranslationRef(appTranslationRef);
  const [searchParams] = useSearchParams();
  const redirectError = searchParams.get('error');
  const [state, setState] = useState<'checking' | 'idle' | 'signingIn'>(
    'checking',
  );
  const [failure, setFailure] = useState<SignInFailure>();

  const open = useCallback(
    async (options: { optional: true } | { instantPopup: true }) => {
      const response = await authApi.getBackstageIdentity(options);
      if (!response) {
        return false;
      }
      const profile = await authApi.getProfile();
      onSignInSuccess(
        UserIdentity.create({ identity: response.identity, profile, authApi }),
      );
      return true;
    },
    [authApi, onSignInSuccess],
  );

  const describe = (error: unknown): SignInFailure => {
    const { name, message } =
      error instanceof Error ? error : new Error(String(error));
    if (name === 'PopupClosedError') {
      return { status: 'warning', text: t('signIn.closed') };
    }
    if (name === 'PopupRejectedError') {
      return { status: 'warning', text: t('signIn.blocked') };
    }
    return { status: 'danger', text: t('signIn.failed', { reason: message }) };
  };

  const hasChecked = useRef(false);
  useEffect(() => {
    if (hasChecked.current) {
      return;
    }
    hasChecked.current = true;
    if (redirectError) {
      setFailure({
        status: 'danger',
        text: t('signIn.failed', { reason: redirectError }),
      });
    }
    open({ optional: true })
      .then(isOpen => !isOpen && setState('idle'))
      // No session to go on with is the usual case, not a failure to report.
      .catch(() => setState('idle'));
  }, [open, redirectError, t]);

  const signIn = async () => {
    setState('signingIn');
    setFailure(undefined);
    try {
      if (!(await open({ instantPopup: true }))) {
        throw new Error(t('signIn.notConfigured'));
      }
    } catch (error) {
      setFailure(describe(error));
      setState('idle');
    }
  };

  return { state, failure, signIn };
}
