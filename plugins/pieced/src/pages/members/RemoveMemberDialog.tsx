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
import type {
  OrganizationMember,
  OrganizationSummary,
} from '@pieced/plugin-pieced-common';
import { piecedApiRef } from '../../api';
import { CommandDialog } from '../../components/CommandDialog';
import { useCommand } from '../../data/useCommand';
import { usePiecedTranslation } from '../../translations';
import { RefusalNote } from './RefusalNote';

export function RemoveMemberDialog(props: {
  organization: OrganizationSummary;
  member: OrganizationMember;
  onClose: () => void;
}) {
  const { organization, member } = props;
  const name = member.displayName;
  const { t } = usePiecedTranslation();
  const api = useApi(piecedApiRef);
  const remove = useCommand({
    run: () => api.removeMember(organization.id, member.id),
    topics: ['member'],
    done: () => t('members.remove.done', { name }),
    showsErrors: true,
    onDone: props.onClose,
  });
  return (
    <CommandDialog
      title={t('members.remove.title', { name })}
      confirm={t('members.remove.confirm', { name })}
      destructive
      isOpen
      isPending={remove.isPending}
      onConfirm={() => remove.mutate(undefined)}
      onClose={props.onClose}
    >
      <p>
        {member.state === 'active'
          ? t('members.remove.body', { name })
          : t('members.remove.bodyInvited', { name })}
      </p>
      {member.isSelf && (
        <p>
          {t('members.remove.bodyOneself', { organization: organization.name })}
        </p>
      )}
      <RefusalNote error={remove.error} name={name} />
    </CommandDialog>
  );
}
