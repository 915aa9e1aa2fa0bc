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

import type { Connection } from './Connection';
import { escapeHtml, page } from './page';

/** The front page: what runs where. */
export function indexPage(connection: Connection): string {
  const { zitadel, kubernetes, openbao, litellm, vllm, mail, smtp } =
    connection;
  const links: [name: string, href: string, about: string][] = [
    ['Mail', mail.url, `Messages caught on SMTP port ${smtp.port}`],
    ['ZITADEL', `${zitadel.url}/.well-known/openid-configuration`, zitadel.url],
    ['Kubernetes', `${kubernetes.url}/version`, kubernetes.url],
    ['OpenBao', `${openbao.url}/v1/sys/health`, openbao.url],
    ['LiteLLM', `${litellm.url}/health/readiness`, litellm.url],
    ['vLLM', `${vllm.url}/metrics`, vllm.url],
    ['Connection', '/connection', 'All addresses and development tokens'],
    [
      'Faults',
      '/faults',
      'Planned misbehaviour; add with POST, end with DELETE',
    ],
  ];
  const cards = links.map(
    ([name, href, about]) =>
      `<li><a class="card" href="${escapeHtml(
        href,
      )}"><strong>${name}</strong><span>${escapeHtml(about)}</span></a></li>`,
  );
  return page(
    'PieCed sandbox',
    `<h1>PieCed sandbox</h1>
<p class="muted">Stand-ins for the systems around the portal. For development only: every token here is public.</p>
<ul class="grid">${cards.join('')}</ul>`,
  );
}
