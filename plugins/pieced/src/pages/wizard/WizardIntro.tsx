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

import { ButtonLink, Card, CardBody, Text } from '@backstage/ui';
import { absoluteTime } from '../../components/times';
import { useLanguage } from '../../components/useLanguage';
import { useDraft, useWizard } from '../../data/queries';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { isWizardStep } from './steps';
import { valuesFromDraft } from './wizardDraft';
import styles from './WizardForm.module.css';

/** What comes and what one needs for it; also the first page of those who have nothing yet. */
export function WizardIntro({ organizationId }: { organizationId?: string }) {
  const { t } = usePiecedTranslation();
  const links = useLinks();
  const language = useLanguage();
  const wizard = useWizard({ organizationId }, true);
  const draft = useDraft();

  const isDraft =
    wizard.data !== undefined &&
    draft.data !== undefined &&
    valuesFromDraft(draft.data, wizard.data).isDraft;
  const draftStep = draft.data?.step;
  const hasEarlier = wizard.data?.inherited !== undefined;

  return (
    <Card className={styles.introCard}>
      <CardBody className={styles.intro}>
        <Text as="h3" variant="title-small" weight="bold">
          {wizard.data && hasEarlier
            ? t('wizard.welcome.headlineAgain', {
                organization: wizard.data.organization.name,
              })
            : t('wizard.welcome.headline')}
        </Text>
        <p className={styles.hint}>{t('wizard.welcome.lead')}</p>
        <h4 className={styles.groupTitle}>{t('wizard.welcome.what')}</h4>
        <ol className={styles.plain}>
          <li>{t('wizard.welcome.first')}</li>
          <li>{t('wizard.welcome.second')}</li>
          <li>{t('wizard.welcome.third')}</li>
        </ol>
        <h4 className={styles.groupTitle}>{t('wizard.welcome.need')}</h4>
        <ul className={styles.plain}>
          <li>{t('wizard.welcome.needChannel')}</li>
          <li>
            {hasEarlier
              ? t('wizard.welcome.needInherited')
              : t('wizard.welcome.needBilling')}
          </li>
        </ul>
        <p className={styles.hint}>{t('wizard.welcome.drafts')}</p>
        <div className={styles.introActions}>
          <ButtonLink
            variant="primary"
            href={links.newInstance(
              isDraft && isWizardStep(draftStep) && draftStep !== 'welcome'
                ? draftStep
                : 'configure',
              organizationId,
            )}
          >
            {isDraft ? t('wizard.welcome.resume') : t('wizard.welcome.start')}
          </ButtonLink>
          {isDraft && draft.data?.savedAt && (
            <span className={styles.draft}>
              {t('wizard.welcome.resumeHint', {
                time: absoluteTime(draft.data.savedAt, language),
              })}
            </span>
          )}
        </div>
      </CardBody>
    </Card>
  );
}
