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

import type { Operation } from '@pieced/plugin-pieced-common';
import { OperationNote } from '../../components/OperationNote';
import { usePiecedTranslation } from '../../translations';
import { refusalCode } from './memberRefusal';
import { memberKind } from './memberState';
import styles from './Members.module.css';

/** What is being done to a member, what it waits for, or why it stopped. */
export function MemberOperation(props: { operation: Operation; name: string }) {
  const { operation, name } = props;
  const { t } = usePiecedTranslation();
  if (['queued', 'running'].includes(operation.state)) {
    return (
      <p className={styles.hint}>
        {t(`members.running.${memberKind(operation.kind)}`)}
      </p>
    );
  }
  const refusal = refusalCode(operation.error?.code);
  return operation.state === 'failed' && refusal ? (
    <p className={styles.hint}>{t(`members.refused.${refusal}`, { name })}</p>
  ) : (
    <OperationNote operation={operation} />
  );
}
