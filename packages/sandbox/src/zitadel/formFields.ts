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

import { escapeHtml } from '../page';

const STYLE = `<style>
label { display: block; margin: .75rem 0; max-width: 22rem; }
input { display: block; width: 100%; margin-top: .25rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
</style>`;

interface Field {
  label: string;
  name: string;
  type: 'text' | 'email' | 'password';
  value?: string;
  autocomplete: string;
}

/** A form that is sent to `action`: hidden values, fields and one button. */
export function form(options: {
  action: string;
  hidden?: Record<string, string>;
  fields?: Field[];
  button: string;
}): string {
  const hidden = Object.entries(options.hidden ?? {}).map(
    ([name, value]) =>
      `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(
        value,
      )}">`,
  );
  const fields = (options.fields ?? []).map(
    ({ label, name, type, value = '', autocomplete }) =>
      `<label>${escapeHtml(
        label,
      )}<input name="${name}" type="${type}" value="${escapeHtml(
        value,
      )}" autocomplete="${autocomplete}" required></label>`,
  );
  return `${STYLE}<form method="post" action="${escapeHtml(options.action)}">
${hidden.join('')}${fields.join('')}<button class="plain">${escapeHtml(
    options.button,
  )}</button>
</form>`;
}

/** What went wrong, announced to screen readers. */
export function problem(text: string): string {
  return `<p role="alert"><strong>${escapeHtml(text)}</strong></p>`;
}
