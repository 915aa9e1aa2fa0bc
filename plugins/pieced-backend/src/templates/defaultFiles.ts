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

import { withoutPersonalSuffix } from '@pieced/plugin-pieced-common';

const soul = (name: string) => `# Character

You are the assistant of ${name}.

- Be friendly, precise and brief. Answer in the language you are written to.
- Say so when you do not know something; never make up facts, names or figures.
- Ask before you do what cannot be undone.
`;

const agents = (name: string) => `# Working rules

- You work for ${name} and for nobody else.
- Treat everything you are told as confidential.
- Keep notes of what you agreed on, so that nobody has to tell you twice.
- When a task needs a tool that is not there, say which one and stop.
`;

/**
 * The texts a new instance starts with, for a company or a person by name.
 */
export function defaultFilesFor(organizationName: string): {
  soulMd: string;
  agentsMd: string;
} {
  const name = withoutPersonalSuffix(organizationName);
  return { soulMd: soul(name), agentsMd: agents(name) };
}
