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

import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { usePiecedTranslation } from '../../translations';
import styles from './KeysDialog.module.css';

const keys = [
  ['j', 'down'],
  ['k', 'up'],
  ['Enter', 'open'],
  ['a', 'approve'],
  ['r', 'reject'],
  ['Esc', 'escape'],
  ['?', 'help'],
] as const;

/** The keys of the queue. */
export function KeysDialog({
  isOpen,
  onClose,
}: {
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = usePiecedTranslation();
  return (
    <Dialog isOpen={isOpen} onOpenChange={open => !open && onClose()}>
      <DialogHeader>{t('queue.keys.title')}</DialogHeader>
      <DialogBody>
        <dl className={styles.root}>
          {keys.map(([key, meaning]) => (
            <div key={key} className={styles.line}>
              <dt>
                <kbd className={styles.key}>{key}</kbd>
              </dt>
              <dd className={styles.meaning}>{t(`queue.keys.${meaning}`)}</dd>
            </div>
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}
