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

import { createContext, type ReactNode, useContext } from 'react';
import { useChangeHints } from './useChangeHints';

const SAFETY_POLL_MS = 30_000;
const BUSY_POLL_MS = 5_000;

const HintsArrive = createContext(false);

/** Subscribes once for all pages below it. */
export function LiveUpdates({ children }: { children: ReactNode }) {
  const hintsArrive = useChangeHints();
  return (
    <HintsArrive.Provider value={hintsArrive}>{children}</HintsArrive.Provider>
  );
}

/**
 * How often to ask without being told, in milliseconds: rarely, as a safety net, where change hints arrive or nothing
 * is on its way; else every 5 s.
 */
export function usePollInterval(): (isBusy: boolean) => number {
  const hintsArrive = useContext(HintsArrive);
  return isBusy => (isBusy && !hintsArrive ? BUSY_POLL_MS : SAFETY_POLL_MS);
}
