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

import { Radio, RadioGroup } from '@backstage/ui';
import { usePiecedTranslation } from '../../translations';
import styles from './Members.module.css';

export type CustomerRole = 'owner' | 'user';

const roles: CustomerRole[] = ['user', 'owner'];

export function RoleChoice(props: {
  value: CustomerRole;
  onChange: (role: CustomerRole) => void;
}) {
  const { t } = usePiecedTranslation();
  return (
    <RadioGroup
      label={t('members.role.label')}
      value={props.value}
      onChange={value => props.onChange(value === 'owner' ? 'owner' : 'user')}
    >
      {roles.map(role => (
        <Radio key={role} value={role}>
          <span className={styles.choice}>
            {t(`members.role.${role}`)}
            <span className={styles.hint}>{t(`members.role.${role}Hint`)}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
