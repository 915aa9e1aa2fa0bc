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

import { RegistrationPage } from '@pieced/plugin-pieced';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Suspense } from 'react';
import { useMatch } from 'react-router-dom';
import { PiecedMark } from '../../PiecedMark';
import { REGISTER_PATH } from './registerPath';
import { SignInCard } from './SignInCard';

/** What people without a session see: a way in, or at the address for it, a way to become a customer. */
export function SignInPage(props: SignInPageProps) {
  const isRegistering = useMatch(REGISTER_PATH) !== null;
  return isRegistering ? (
    <Suspense fallback={null}>
      <RegistrationPage signInHref="/" logo={<PiecedMark size={40} />} />
    </Suspense>
  ) : (
    <SignInCard {...props} />
  );
}
