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

/** Requests that may pass: one of these methods to a path that matches. */
export interface Reach {
  methods: readonly string[];
  path: RegExp;
}

const read = ['GET', 'HEAD'] as const;

function of(
  plugin: string,
  methods: readonly string[],
  paths: readonly string[],
): Reach[] {
  return paths.map(path => ({
    methods,
    path: new RegExp(`^/api/${plugin}${path}/?$`, 'i'),
  }));
}

const rest = '(/.*)?';
const anyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Everything that is not below one of these two is the app itself: its page and its assets. */
const page: Reach = {
  methods: read,
  path: /^(?!\/(api|\.backstage)(\/|$))/i,
};

/**
 * What customers need, and nothing else: a plugin that is installed one day is out of reach until it is listed here.
 * Each of these still asks who is calling.
 *
 * @param options.permissions - whether the permission framework is on; without it nothing would narrow the catalog down
 *   to the caller's organization
 */
export function customerReach(options: { permissions: boolean }): Reach[] {
  return [
    page,
    { methods: read, path: /^\/\.backstage\/health\/v1\/[a-z]+$/ },
    ...of('app', read, [rest]),
    ...of('app', ['DELETE'], ['/\\.backstage/auth/v1/cookie']),
    ...of('auth', read, [
      '/\\.well-known/(jwks\\.json|openid-configuration)',
      '/v1/userinfo',
      '/zitadel/(start|refresh|handler/frame)',
    ]),
    ...of('auth', ['POST'], ['/zitadel/logout']),
    ...of('permission', ['POST'], ['/authorize']),
    // not what the framework adds for operators, such as the schedule
    ...of('pieced', anyMethod, ['/(?!\\.).*']),
    ...of('notifications', read, [
      '(/notifications)?',
      '(/notifications)?/[0-9a-f-]{36}',
      '/(status|settings|topics)',
    ]),
    ...of('notifications', ['POST'], ['(/notifications)?/update', '/settings']),
    ...of('signals', read, ['']),
    ...of('user-settings', anyMethod, ['/(multiget|buckets/.*)']),
    ...(options.permissions
      ? [
          ...of('catalog', read, [`/entities${rest}`, '/entity-facets']),
          ...of(
            'catalog',
            ['POST'],
            ['/entities/by-(query|refs)', '/entity-facets'],
          ),
        ]
      : []),
    // The plugins of this backend among themselves, which they prove by a token.
    ...of('[a-z-]+', read, ['/\\.backstage/auth/v1/jwks\\.json']),
    ...of(
      '[a-z-]+',
      ['POST'],
      ['/\\.well-known/backstage/permissions/apply-conditions'],
    ),
  ];
}
