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

import type { Wizard } from '@pieced/plugin-pieced-common';
import { FieldErrorList } from '../../components/FieldErrorList';
import { usePiecedTranslation } from '../../translations';
import type { FlatError } from './flattenErrors';
import { fieldId, fieldLabel } from './wizardFields';

/** What keeps one from going on, as links to the fields, which may be on another step. */
export function ErrorSummary(props: {
  errors: FlatError[];
  /** Goes up with each attempt to go on. */
  attempt: number;
  wizard: Wizard;
  onGoTo: (field: string) => void;
}) {
  const { t } = usePiecedTranslation();
  return (
    <FieldErrorList
      title={t('wizard.errors.title', { count: props.errors.length })}
      errors={props.errors.map(({ field, message }) => ({
        id: fieldId(field),
        text: `${fieldLabel(field, props.wizard, t)}: ${message}`,
        goTo: () => props.onGoTo(field),
      }))}
      attempt={props.attempt}
    />
  );
}
