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

import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { common } from './en/common';
import { dashboard } from './en/dashboard';
import { issue } from './en/issue';
import { members } from './en/members';
import { operation } from './en/operation';
import { queue } from './en/queue';
import { register } from './en/register';
import { request } from './en/request';
import { status } from './en/status';
import { tenant } from './en/tenant';
import { wizard } from './en/wizard';

/**
 * Every text of the plugin. Titles and descriptions of packages come from the portal's API, in its words.
 *
 * @public
 */
export const piecedTranslationRef = createTranslationRef({
  id: 'pieced',
  messages: {
    common,
    dashboard,
    issue,
    members,
    operation,
    queue,
    register,
    request,
    status,
    tenant,
    wizard,
  },
});
