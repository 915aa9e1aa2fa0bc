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

import { clockTime } from '../../components/times';
import { useLanguage } from '../../components/useLanguage';
import { usePiecedTranslation } from '../../translations';
import type { DraftState } from './useDraftSaving';
import styles from './WizardForm.module.css';

/** The quiet mark that says that nothing is lost. */
export function DraftMark({ state }: { state: DraftState }) {
  const { t } = usePiecedTranslation();
  const language = useLanguage();
  const text = () => {
    switch (state.kind) {
      case 'saving':
        return t('wizard.saving');
      case 'saved':
        return t('wizard.saved', { time: clockTime(state.at, language) });
      case 'failed':
        return t('wizard.notSaved');
      default:
        return '';
    }
  };
  return (
    <span className={styles.draft} data-kind={state.kind}>
      {text()}
    </span>
  );
}
