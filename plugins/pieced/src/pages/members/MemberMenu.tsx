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

import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import type { OrganizationMember } from '@pieced/plugin-pieced-common';
import { RiMore2Line } from '@remixicon/react';
import { usePiecedTranslation } from '../../translations';

export type MemberAction = 'edit' | 'resend' | 'remove';

/** What one may do with a member, as the server says; nothing where that is nothing. */
export function MemberMenu(props: {
  member: OrganizationMember;
  onAction: (action: MemberAction) => void;
}) {
  const { member, onAction } = props;
  const { t } = usePiecedTranslation();
  const { changeRole, assign, resend, remove } = member.permissions;
  const edit = changeRole || assign;
  if (!edit && !resend && !remove) {
    return null;
  }
  return (
    <MenuTrigger>
      <ButtonIcon
        variant="secondary"
        icon={<RiMore2Line />}
        aria-label={t('members.actions', { name: member.displayName })}
      />
      <Menu>
        {edit && (
          <MenuItem onAction={() => onAction('edit')}>
            {t('members.edit.action')}
          </MenuItem>
        )}
        {resend && (
          <MenuItem onAction={() => onAction('resend')}>
            {t('members.resend.action')}
          </MenuItem>
        )}
        {remove && (
          <MenuItem color="danger" onAction={() => onAction('remove')}>
            {t('members.remove.action')}
          </MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  );
}
