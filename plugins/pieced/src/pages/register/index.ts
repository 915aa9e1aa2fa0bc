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

import { lazy } from 'react';

export type { RegistrationPageProps } from './RegistrationPage';

/**
 * The page on which a stranger becomes a customer. It needs no session, so an app shows it from its sign-in page; it is
 * loaded when it is first shown, so it wants a `Suspense` around it.
 *
 * @public
 */
export const RegistrationPage = lazy(() =>
  import('./RegistrationPage').then(m => ({ default: m.RegistrationPage })),
);
