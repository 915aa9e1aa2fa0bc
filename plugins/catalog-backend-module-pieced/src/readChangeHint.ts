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

import { changeTopics, type ChangeHint } from '@pieced/plugin-pieced-common';

/** Undefined for a payload that is none; events can come from anywhere. */
export function readChangeHint(payload: unknown): ChangeHint | undefined {
  if (typeof payload !== 'object' || payload === null) {
    return undefined;
  }
  const { topic, key } = payload as Record<string, unknown>;
  const known = changeTopics.find(candidate => candidate === topic);
  return (
    known && { topic: known, key: typeof key === 'string' ? key : undefined }
  );
}
