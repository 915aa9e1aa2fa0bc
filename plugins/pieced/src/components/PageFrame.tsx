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

import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { Container, Header, type HeaderProps } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { useSession } from '../data/queries';
import { usePiecedTranslation } from '../translations';
import { useLinks } from '../useLinks';
import styles from './PageFrame.module.css';

const pageTabs = ['overview', 'queue', 'instances', 'members'] as const;

export type PageTab = (typeof pageTabs)[number];

interface PageFrameProps {
  title: string;
  /** What answers the page's question, below the title. */
  headline?: ReactNode;
  /** The page's one primary action, at the right. */
  actions?: ReactNode;
  metadata?: HeaderProps['metadata'];
  /** Set on pages that are reached by a tab. */
  tab?: PageTab;
  /** Staff tables use the whole width. */
  isWide?: boolean;
  /** The root page is in the breadcrumbs already. */
  isRoot?: boolean;
  children: ReactNode;
}

/** Title, first line and primary action of a page, and its content at a readable width. */
export function PageFrame(props: PageFrameProps) {
  const { pathname } = useLocation();
  const tabs = usePageTabs();
  const hasTabs = tabs.some(({ id }) => id === props.tab);

  const page = (
    <main className={styles.root}>
      <Header
        className={styles.header}
        title={props.title}
        customActions={props.actions}
        metadata={props.metadata}
        {...(hasTabs ? { tabs, activeTabId: props.tab } : {})}
      />
      <Container>
        <div className={styles.content} data-wide={props.isWide || undefined}>
          {props.headline && (
            <p className={styles.headline} role="status">
              {props.headline}
            </p>
          )}
          {props.children}
        </div>
      </Container>
    </main>
  );
  return props.isRoot ? (
    page
  ) : (
    <BreadcrumbEntry entry={{ label: props.title, href: pathname }}>
      {page}
    </BreadcrumbEntry>
  );
}

function usePageTabs() {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const { data: session } = useSession();
  const isStaff = session?.isPlatform ?? false;
  const offered: Record<PageTab, { href: string; isOffered: boolean }> = {
    overview: { href: links.overview(), isOffered: true },
    queue: { href: links.queue(), isOffered: isStaff },
    instances: { href: links.instances(), isOffered: isStaff },
    members: {
      href: links.members(),
      isOffered: !isStaff && (session?.permissions.readMembers ?? false),
    },
  };
  const tabs = pageTabs
    .filter(id => offered[id].isOffered)
    .map(id => ({ id, label: t(`common.tab.${id}`), href: offered[id].href }));
  // One tab alone leads nowhere.
  return tabs.length > 1 ? tabs : [];
}
