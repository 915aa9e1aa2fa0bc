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

import type {
  Operation,
  OrganizationMember,
} from '@pieced/plugin-pieced-common';
import { StatusBadge } from '../../components/StatusBadge';
import { usePiecedTranslation } from '../../translations';
import { MemberMenu, type MemberAction } from './MemberMenu';
import { MemberOperation } from './MemberOperation';
import styles from './Members.module.css';
import { memberTones } from './memberState';

/** One person: who, which role, what they see, and what may be changed. */
export function MemberRow(props: {
  member: OrganizationMember;
  /** Display names of tenants. */
  instanceNames: Map<string, string>;
  /** The reader changes members; where this one cannot be changed, it is said why. */
  mayManage: boolean;
  onAction: (action: MemberAction) => void;
}) {
  const { member } = props;
  const { t } = usePiecedTranslation();
  return (
    <li className={styles.row}>
      <div className={styles.person}>
        <h4 className={styles.name}>
          {member.displayName}
          {member.isSelf && ` (${t('members.you')})`}
        </h4>
        <span className={styles.hint}>{member.email}</span>
      </div>
      <div className={styles.facts}>
        <span className={styles.badges}>
          {t(`members.role.${member.role}`)}
          <StatusBadge
            tone={memberTones[member.state]}
            word={t(`members.state.${member.state}`)}
          />
        </span>
        <MemberInstances member={member} names={props.instanceNames} />
        {props.mayManage && member.role === 'owner' && isFixed(member) && (
          <span className={styles.hint}>{t('members.onlyOwner')}</span>
        )}
      </div>
      <div className={styles.menu}>
        <MemberMenu member={member} onAction={props.onAction} />
      </div>
      {member.operation && isTold(member.operation) && (
        <div className={styles.note} role="status">
          <MemberOperation
            operation={member.operation}
            name={member.displayName}
          />
        </div>
      )}
    </li>
  );
}

function isFixed({ permissions }: OrganizationMember): boolean {
  return !permissions.changeRole && !permissions.remove;
}

/** What was done is seen in the row itself. */
function isTold({ state }: Operation): boolean {
  return state !== 'succeeded' && state !== 'cancelled';
}

function MemberInstances({
  member,
  names,
}: {
  member: OrganizationMember;
  names: Map<string, string>;
}) {
  const { t } = usePiecedTranslation();
  const text = () => {
    if (member.role !== 'user') {
      return t('members.instances.all');
    }
    return member.tenants.length === 0
      ? t('members.instances.none')
      : member.tenants.map(name => names.get(name) ?? name).join(', ');
  };
  return <span className={styles.hint}>{text()}</span>;
}
