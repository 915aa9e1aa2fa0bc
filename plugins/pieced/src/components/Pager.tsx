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

import { ButtonIcon } from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { usePiecedTranslation } from '../translations';
import styles from './Pager.module.css';

/** Pages of a list that is read piece by piece; nothing when all of it is shown. */
export function Pager(props: {
  shown: number;
  total: number;
  hasPrevious: boolean;
  hasNext: boolean;
  onPrevious: () => void;
  onNext: () => void;
}) {
  const { t } = usePiecedTranslation();
  if (!props.hasPrevious && !props.hasNext) {
    return null;
  }
  return (
    <div className={styles.root}>
      <span className={styles.count}>
        {t('common.pageOf', {
          shown: String(props.shown),
          total: String(props.total),
        })}
      </span>
      <ButtonIcon
        variant="secondary"
        icon={<RiArrowLeftSLine />}
        aria-label={t('common.previous')}
        isDisabled={!props.hasPrevious}
        onPress={props.onPrevious}
      />
      <ButtonIcon
        variant="secondary"
        icon={<RiArrowRightSLine />}
        aria-label={t('common.next')}
        isDisabled={!props.hasNext}
        onPress={props.onNext}
      />
    </div>
  );
}
