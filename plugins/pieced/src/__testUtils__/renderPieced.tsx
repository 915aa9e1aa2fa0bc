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
  coreExtensionData,
  createExtension,
  createFrontendModule,
  toastApiRef,
  type ToastApiMessage,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import userEvent from '@testing-library/user-event';
import { type NavigateFunction, useNavigate } from 'react-router-dom';
import { piecedApiRef } from '../api';
import { piecedPlugin } from '../plugin';
import type { FakePiecedApi } from './FakePiecedApi';
import { FakeSignals } from './FakeSignals';

/** The plugin in a test app, at one address, on a portal in memory. */
export function renderPieced(options: { api: FakePiecedApi; path?: string }) {
  const signals = new FakeSignals();
  const toasts: ToastApiMessage[] = [];
  let go: NavigateFunction | undefined;
  renderTestApp({
    features: [piecedPlugin, browserButtons(navigate => (go = navigate))],
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
  return {
    signals,
    toasts,
    user: userEvent.setup({ pointerEventsCheck: 0 }),
    goBack: () => go?.(-1),
  };
}

function browserButtons(onNavigate: (navigate: NavigateFunction) => void) {
  function Buttons() {
    onNavigate(useNavigate());
    return null;
  }
  return createFrontendModule({
    pluginId: 'app',
    extensions: [
      createExtension({
        name: 'browser-buttons',
        attachTo: { id: 'app/root', input: 'elements' },
        output: [coreExtensionData.reactElement],
        factory: () => [coreExtensionData.reactElement(<Buttons />)],
      }),
    ],
  });
}
