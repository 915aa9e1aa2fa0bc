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

import { Navigate, useParams, useSearchParams } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState';
import { PageFrame } from '../../components/PageFrame';
import { QueryView } from '../../components/QueryView';
import { useDraft, useSession, useWizard } from '../../data/queries';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { OrganizationChoice } from './OrganizationChoice';
import { isWizardStep } from './steps';
import { useFiledRequest } from './useWizardRun';
import { WizardForm } from './WizardForm';

/** Asks for an instance, in four steps. Each step has its address. */
export function WizardPage() {
  const { step } = useParams();
  const [params] = useSearchParams();
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const session = useSession();
  const filedRequest = useFiledRequest();

  const organizationId = params.get('organization') ?? undefined;
  const mayCreate = session.data?.permissions.createRequest ?? false;
  const needsOrganization = session.data?.isPlatform && !organizationId;
  const isReady = mayCreate && !needsOrganization;
  const wizard = useWizard({ organizationId }, isReady);
  const draft = useDraft(isReady);

  if (!isWizardStep(step)) {
    return (
      <Navigate to={links.newInstance('welcome', organizationId)} replace />
    );
  }
  if (filedRequest) {
    return <Navigate to={links.request(filedRequest)} replace />;
  }
  if (session.data && !mayCreate) {
    return <NotAllowed organization={session.data.organization?.name} />;
  }
  if (needsOrganization) {
    return (
      <PageFrame title={t('wizard.title')}>
        <OrganizationChoice />
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={t('wizard.title')}
      headline={
        organizationId &&
        wizard.data &&
        t('wizard.organization.forCustomer', {
          organization: wizard.data.organization.name,
        })
      }
    >
      <QueryView query={session}>
        {() => (
          <QueryView query={wizard}>
            {offer => (
              <QueryView query={draft}>
                {saved => (
                  <WizardForm
                    wizard={offer}
                    draft={saved}
                    step={step}
                    organizationId={organizationId}
                  />
                )}
              </QueryView>
            )}
          </QueryView>
        )}
      </QueryView>
    </PageFrame>
  );
}

function NotAllowed({ organization }: { organization?: string }) {
  const { t } = usePiecedTranslation();
  return (
    <PageFrame title={t('wizard.title')}>
      <EmptyState
        title={t('wizard.notAllowed.title')}
        description={
          organization
            ? t('wizard.notAllowed.description', { organization })
            : t('wizard.notAllowed.descriptionWithoutOrganization')
        }
      />
    </PageFrame>
  );
}
