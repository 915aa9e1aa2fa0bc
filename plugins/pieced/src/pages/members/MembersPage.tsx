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
import { Button } from '@backstage/ui';
import type {
  OrganizationMember,
  OrganizationSummary,
  Session,
} from '@pieced/plugin-pieced-common';
import { useState } from 'react';
import { piecedApiRef } from '../../api';
import { EmptyState } from '../../components/EmptyState';
import { PageFrame } from '../../components/PageFrame';
import { Pager } from '../../components/Pager';
import { QueryView } from '../../components/QueryView';
import { SearchBox } from '../../components/SearchBox';
import { Section } from '../../components/Section';
import { useAllTenants, useMembers, useSession } from '../../data/queries';
import { useCommand } from '../../data/useCommand';
import { useUrlFilters } from '../../data/useUrlFilters';
import { usePiecedTranslation } from '../../translations';
import { EditMemberDialog } from './EditMemberDialog';
import { InviteDialog } from './InviteDialog';
import type { MemberAction } from './MemberMenu';
import { memberRefusal } from './memberRefusal';
import { MemberRow } from './MemberRow';
import styles from './Members.module.css';
import { membersHeadline } from './membersHeadline';
import { RemoveMemberDialog } from './RemoveMemberDialog';

const MANY = 10;

/** The people of one's organization, for owners: who they are, what they may do, and invitations. */
export function MembersPage() {
  const { t } = usePiecedTranslation();
  const session = useSession();
  const organization = session.data?.organization;
  if (session.data && !session.data.permissions.readMembers) {
    return <Denied />;
  }
  return session.data && organization ? (
    <Members session={session.data} organization={organization} />
  ) : (
    <PageFrame title={t('members.title')} tab="members">
      <QueryView query={session}>{() => <Denied />}</QueryView>
    </PageFrame>
  );
}

function Members(props: {
  session: Session;
  organization: OrganizationSummary;
}) {
  const { session, organization } = props;
  const { t } = usePiecedTranslation();
  const filters = useUrlFilters();
  const search = filters.get('q');
  const query = useMembers(organization.id, {
    cursor: filters.cursor,
    search: search || undefined,
  });
  const tenants = useAllTenants({ organizationId: organization.id });
  const instanceNames = new Map(
    tenants.data?.map(({ name, displayName }) => [name, displayName]),
  );
  const { data } = query;
  const [isInviting, setIsInviting] = useState(false);
  const [open, setOpen] = useState<{
    action: Exclude<MemberAction, 'resend'>;
    member: OrganizationMember;
  }>();
  const close = () => setOpen(undefined);
  const resend = useResend(organization.id);

  return (
    <PageFrame
      title={t('members.title')}
      tab="members"
      headline={data && membersHeadline(data, t)}
      actions={
        data?.permissions.invite && (
          <Button variant="primary" onPress={() => setIsInviting(true)}>
            {t('members.invite.action')}
          </Button>
        )
      }
    >
      {data && (search || data.totalItems > MANY) && (
        <SearchBox
          label={t('members.searchLabel')}
          placeholder={t('common.search')}
          value={search}
          onChange={value => filters.set('q', value)}
        />
      )}
      <Section title={t('members.list')}>
        <QueryView query={query} lines={3}>
          {page => (
            <>
              <ul className={styles.list}>
                {page.items.map(member => (
                  <MemberRow
                    key={member.id}
                    member={member}
                    instanceNames={instanceNames}
                    mayManage={page.permissions.invite}
                    onAction={action =>
                      action === 'resend'
                        ? resend.mutate(member)
                        : setOpen({ action, member })
                    }
                  />
                ))}
              </ul>
              {page.totalItems === 0 && (
                <p role="status">{t('members.noMatch')}</p>
              )}
              {page.totalItems === 1 && !search && page.permissions.invite && (
                <EmptyState
                  title={t('members.alone.title')}
                  description={t('members.alone.description')}
                />
              )}
              <Pager
                shown={page.items.length}
                total={page.totalItems}
                hasPrevious={filters.cursor !== undefined}
                hasNext={page.nextCursor !== undefined}
                onPrevious={filters.toPrevious}
                onNext={() => filters.toNext(page.nextCursor ?? '')}
              />
            </>
          )}
        </QueryView>
      </Section>
      {isInviting && (
        <InviteDialog
          organizationId={organization.id}
          language={session.language ?? 'en'}
          onClose={() => setIsInviting(false)}
        />
      )}
      {open?.action === 'edit' && (
        <EditMemberDialog
          organizationId={organization.id}
          member={open.member}
          onClose={close}
        />
      )}
      {open?.action === 'remove' && (
        <RemoveMemberDialog
          organization={organization}
          member={open.member}
          onClose={close}
        />
      )}
    </PageFrame>
  );
}

function useResend(organizationId: string) {
  const { t } = usePiecedTranslation();
  const api = useApi(piecedApiRef);
  return useCommand({
    run: (member: OrganizationMember) =>
      api.resendInvitation(organizationId, member.id),
    topics: ['member'],
    done: () => t('members.resend.done'),
    describe: error =>
      memberRefusal(error, { name: t('members.thisPerson'), t }),
  });
}

function Denied() {
  const { t } = usePiecedTranslation();
  return (
    <PageFrame title={t('members.title')}>
      <EmptyState
        title={t('members.denied.title')}
        description={t('members.denied.description')}
      />
    </PageFrame>
  );
}
