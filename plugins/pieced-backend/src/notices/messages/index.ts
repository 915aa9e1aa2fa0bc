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

import type { Language } from '@pieced/plugin-pieced-common';
import { de } from './de';
import { en } from './en';
import { fr } from './fr';
import { it } from './it';
import type { NoticeMessages } from './NoticeMessages';

/** The texts of notices in every language of the portal. */
export const messages: Record<Language, NoticeMessages> = { de, en, fr, it };
