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

import { EmptyState } from '../../components/EmptyState';
import { usePiecedTranslation } from '../../translations';

/** For a `user` who sees no instance: others may exist, and whom to ask. */
export function NoneAssigned({ organization }: { organization?: string }) {
  const { t } = usePiecedTranslation();
  return (
    <EmptyState
      title={t('dashboard.emptyUser.title')}
      description={
        organization
          ? t('dashboard.emptyUser.description', { organization })
          : t('dashboard.emptyUser.descriptionWithoutOrganization')
      }
    />
  );
}
