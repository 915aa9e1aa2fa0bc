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
  toastApiRef,
  type ToastApiMessage,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import userEvent from '@testing-library/user-event';
import { piecedApiRef } from '../api';
import { piecedPlugin } from '../plugin';
import type { FakePiecedApi } from './FakePiecedApi';
import { FakeSignals } from './FakeSignals';

/** The plugin in a test app, at one address, on a portal in memory. */
export function renderPieced(options: { api: FakePiecedApi; path?: string }) {
  const signals = new FakeSignals();
  const toasts: ToastApiMessage[] = [];
  renderTestApp({
    features: [piecedPlugin],
    initialRouteEntries: [options.path ?? '/pieced'],
    apis: [
      [piecedApiRef, options.api],
      [signalApiRef, signals],
      [
        toastApiRef,
        {
          post: toast => {
            toasts.push(toast);
            return { close: () => undefined };
          },
        },
      ],
    ],
  });
  return { signals, toasts, user: userEvent.setup({ pointerEventsCheck: 0 }) };
}
