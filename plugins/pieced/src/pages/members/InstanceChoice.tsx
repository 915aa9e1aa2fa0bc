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

import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { QueryView } from '../../components/QueryView';
import { useAllTenants } from '../../data/queries';
import { usePiecedTranslation } from '../../translations';
import styles from './Members.module.css';

/** Which instances a `user` sees. */
export function InstanceChoice(props: {
  organizationId: string;
  value: string[];
  onChange: (names: string[]) => void;
}) {
  const { t } = usePiecedTranslation();
  const query = useAllTenants({ organizationId: props.organizationId });
  return (
    <QueryView query={query} lines={2}>
      {tenants =>
        tenants.length === 0 ? (
          <p className={styles.hint}>{t('members.instances.nothingThere')}</p>
        ) : (
          <CheckboxGroup
            label={t('members.instances.label')}
            description={t('members.instances.hint')}
            className={styles.instances}
            value={props.value}
            onChange={props.onChange}
          >
            {tenants.map(({ name, displayName }) => (
              <Checkbox key={name} value={name}>
                <span className={styles.choice}>
                  {displayName}
                  <span className={styles.hint}>{name}</span>
                </span>
              </Checkbox>
            ))}
          </CheckboxGroup>
        )
      }
    </QueryView>
  );
}
