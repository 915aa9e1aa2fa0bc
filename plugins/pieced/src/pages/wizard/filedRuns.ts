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

const KEY = 'pieced.filedRuns';
const KEPT = 20;

interface FiledRun {
  run: string;
  requestId: string;
}

/** The request that a walk through the wizard ended in, for those who go back in the same tab. */
export function filedRequestOf(run: string): string | undefined {
  return read().find(filed => filed.run === run)?.requestId;
}

export function rememberFiled(run: string, requestId: string): void {
  const others = read().filter(filed => filed.run !== run);
  try {
    sessionStorage.setItem(
      KEY,
      JSON.stringify([...others, { run, requestId }].slice(-KEPT)),
    );
  } catch {
    // A browser that keeps nothing shows a fresh wizard instead.
  }
}

function read(): FiledRun[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
