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

import type { TenantRequest } from '@pieced/plugin-pieced-common';
import { CopyableText } from '../../components/CopyableText';
import { Facts } from '../../components/Facts';
import { packageTitles } from '../../components/packageTitles';
import { PackageTags } from '../../components/PackageTags';
import { absoluteTime } from '../../components/times';
import { useLanguage } from '../../components/useLanguage';
import { usePiecedTranslation } from '../../translations';

/** What a request asks for, as the customer may see it. */
export function AskedFor({ request }: { request: TenantRequest }) {
  const { t } = usePiecedTranslation();
  const language = useLanguage();
  return (
    <Facts
      facts={[
        { label: t('common.organization'), value: request.organization.name },
        { label: t('common.instance'), value: request.displayName },
        { label: t('common.agent'), value: request.agentName },
        {
          label: t('common.packages'),
          value:
            request.packages.length > 0 ? (
              <PackageTags titles={packageTitles(request.packages)} />
            ) : (
              t('request.noPackages')
            ),
        },
        {
          label: t('tenant.technicalName'),
          value: (
            <CopyableText
              text={request.tenantName}
              what={t('common.technicalName')}
            />
          ),
        },
        {
          label: t('dashboard.filedAt'),
          value: absoluteTime(request.createdAt, language),
        },
      ]}
    />
  );
}
