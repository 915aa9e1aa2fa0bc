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

import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { FormEvent, ReactNode } from 'react';
import { usePiecedTranslation } from '../translations';
import styles from './CommandDialog.module.css';

/** Asks before a command, with what it needs to know. The command's button says what it does. */
export function CommandDialog(props: {
  title: string;
  confirm: string;
  destructive?: boolean;
  isOpen: boolean;
  isPending: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = usePiecedTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onConfirm();
  };
  return (
    <Dialog
      isOpen={props.isOpen}
      onOpenChange={isOpen => !isOpen && props.onClose()}
      width="min(32rem, calc(100vw - 2rem))"
    >
      <DialogHeader>{props.title}</DialogHeader>
      <form onSubmit={submit} noValidate>
        <DialogBody className={styles.body}>{props.children}</DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            destructive={props.destructive}
            isPending={props.isPending}
          >
            {props.confirm}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
