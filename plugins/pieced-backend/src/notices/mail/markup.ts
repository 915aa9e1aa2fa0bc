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

/** Markup that may go into other markup as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Builds markup. Every value that is no {@link Markup} is escaped, for elements and for quoted attributes. */
export function markup(
  strings: TemplateStringsArray,
  ...values: (string | Markup | Markup[] | undefined)[]
): Markup {
  return new Markup(
    strings.reduce(
      (text, part, index) => text + textOf(values[index - 1]) + part,
    ),
  );
}

function textOf(value: string | Markup | Markup[] | undefined): string {
  if (value === undefined) {
    return '';
  }
  if (typeof value === 'string') {
    return value.replace(/[&<>"']/g, character => entities[character]);
  }
  return [value]
    .flat()
    .map(({ text }) => text)
    .join('');
}
