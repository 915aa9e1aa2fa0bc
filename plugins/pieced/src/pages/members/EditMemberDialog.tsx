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

import { useApi } from '@backstage/frontend-plugin-api';
import type { OrganizationMember } from '@pieced/plugin-pieced-common';
import { useState } from 'react';
import { piecedApiRef } from '../../api';
import { CommandDialog } from '../../components/CommandDialog';
import { useCommand } from '../../data/useCommand';
import { usePiecedTranslation } from '../../translations';
import { InstanceChoice } from './InstanceChoice';
import styles from './Members.module.css';
import { RefusalNote } from './RefusalNote';
import { type CustomerRole, RoleChoice } from './RoleChoice';

/** Another role, other instances, or both at once. */
export function EditMemberDialog(props: {
  organizationId: string;
  member: OrganizationMember;
  onClose: () => void;
}) {
  const { organizationId, member } = props;
  const name = member.displayName;
  const { t } = usePiecedTranslation();
  const api = useApi(piecedApiRef);
  const { changeRole } = member.permissions;
  const [role, setRole] = useState<CustomerRole>(member.role);
  const [tenants, setTenants] = useState(member.tenants);
  const save = useCommand({
    run: () =>
      api.updateMember(organizationId, member.id, {
        revision: member.revision,
        ...(role === member.role ? {} : { role }),
        ...(role === 'user' ? { tenants } : {}),
      }),
    topics: ['member'],
    done: () => t('members.edit.done', { name }),
    showsErrors: true,
    onDone: props.onClose,
  });
  return (
    <CommandDialog
      title={t('members.edit.title', { name })}
      confirm={t('members.edit.confirm')}
      isOpen
      isPending={save.isPending}
      onConfirm={() => save.mutate(undefined)}
      onClose={props.onClose}
    >
      {changeRole && <RoleChoice value={role} onChange={setRole} />}
      {member.isSelf && member.role === 'owner' && role === 'user' && (
        <p className={styles.hint}>{t('members.edit.oneself')}</p>
      )}
      {role === 'user' && (
        <InstanceChoice
          organizationId={organizationId}
          value={tenants}
          onChange={setTenants}
        />
      )}
      <RefusalNote error={save.error} name={name} />
    </CommandDialog>
  );
}
