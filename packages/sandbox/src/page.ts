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

const STYLE = `
:root { color-scheme: light dark; --bg: #f4f5f7; --card: #fff; --text: #1a1d23; --muted: #59606d; --line: #d5d9e0; --accent: #1f5fbf; }
@media (prefers-color-scheme: dark) {
  :root { --bg: #14171c; --card: #1e2229; --text: #e9ecf1; --muted: #a5adba; --line: #3a414d; --accent: #8ab4ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 3rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
a { color: var(--accent); }
p { margin: .25rem 0 .75rem; }
.muted { color: var(--muted); }
.grid { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); padding: 0; margin: 0; list-style: none; }
.card { display: block; width: 100%; padding: .75rem 1rem; text-align: left; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; text-decoration: none; }
button.card, button.plain { cursor: pointer; }
button.card:hover, a.card:hover { border-color: var(--accent); }
button.plain { font: inherit; color: var(--accent); background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .4rem .9rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.card strong, .card span { display: block; overflow-wrap: anywhere; }
.card span { color: var(--muted); font-size: .875rem; }
table { width: 100%; border-collapse: collapse; background: var(--card); }
th, td { padding: .5rem .75rem; border: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; }
iframe { width: 100%; height: 28rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
`;

/** Text made safe for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);
}

/** A whole HTML page in the look that all pages of the sandbox share. `title` is text, `main` is HTML. */
export function page(title: string, main: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body><main>${main}</main></body>
</html>`;
}
