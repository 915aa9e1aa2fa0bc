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

import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { usePiecedTranslation } from '../translations';
import styles from './LoadingBlock.module.css';

const PATIENCE_MS = 300;

/** Grey lines in the size of what is coming; not before 300 ms, so that fast answers do not flicker. */
export function LoadingBlock({ lines = 3 }: { lines?: number }) {
  const { t } = usePiecedTranslation();
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div className={styles.root} aria-busy="true" data-slow={isSlow}>
      <VisuallyHidden role="status">
        {isSlow ? t('common.loading') : ''}
      </VisuallyHidden>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} width="100%" height={64} />
      ))}
    </div>
  );
}
