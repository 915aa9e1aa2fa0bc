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

export type Capability =
  | 'create'
  | 'read'
  | 'update'
  | 'patch'
  | 'delete'
  | 'list';

/** Capabilities by path; `*` at the end matches any rest, `+` one segment. */
type Policy = Record<string, Capability[]>;

/** `portal` may write and never read; `operator` may only read. `root` is not a policy with paths. */
const POLICIES: Record<string, Policy> = {
  default: {
    'auth/token/lookup-self': ['read'],
    'auth/token/renew-self': ['update'],
    'auth/token/revoke-self': ['update'],
  },
  portal: {
    'secret/data/tenants/*': ['create', 'update', 'patch'],
    'secret/subkeys/tenants/*': ['read'],
    'secret/metadata/tenants/*': ['delete', 'list'],
    'auth/token/lookup-self': ['read'],
  },
  operator: {
    'secret/data/tenants/*': ['read'],
  },
};

/** Whether one of the named policies gives the capability; the most specific path of each policy decides. */
export function allows(
  names: string[],
  path: string,
  capability: Capability,
): boolean {
  if (names.includes('root')) {
    return true;
  }
  return names.some(name => {
    const rules = Object.entries(POLICIES[name] ?? {})
      .filter(([pattern]) => matches(pattern, path))
      .sort(([a], [b]) => specificity(b) - specificity(a));
    return rules[0]?.[1].includes(capability) ?? false;
  });
}

function matches(pattern: string, path: string): boolean {
  const open = pattern.endsWith('*');
  const source = (open ? pattern.slice(0, -1) : pattern)
    .split('+')
    .map(part => part.replace(/[.*?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
  return new RegExp(`^${source}${open ? '' : '$'}`).test(path);
}

function specificity(pattern: string): number {
  return pattern.endsWith('*') ? pattern.length : pattern.length + 1000;
}
