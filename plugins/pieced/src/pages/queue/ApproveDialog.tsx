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

import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import type { TenantRequest } from '@pieced/plugin-pieced-common';
import { useState } from 'react';
import { piecedApiRef } from '../../api';
import { CommandDialog } from '../../components/CommandDialog';
import { usePiecedTranslation } from '../../translations';
import { useDecision } from './useDecision';

export function ApproveDialog(props: {
  request: TenantRequest;
  onClose: () => void;
  onDecided: () => void;
}) {
  const { request } = props;
  const { t } = usePiecedTranslation();
  const api = useApi(piecedApiRef);
  const [note, setNote] = useState('');
  const { decide, isPending } = useDecision({
    run: (body: { note?: string }) => api.approveRequest(request.id, body),
    done: () => t('queue.approve.done', { name: request.displayName }),
    onClose: props.onClose,
    onDecided: props.onDecided,
  });

  return (
    <CommandDialog
      title={t('queue.approve.title', { name: request.displayName })}
      confirm={t('queue.approve.confirm')}
      isOpen
      isPending={isPending}
      onConfirm={() => decide(note.trim() ? { note: note.trim() } : {})}
      onClose={props.onClose}
    >
      <p>
        {t('queue.approve.body', {
          tenant: request.tenantName,
          organization: request.organization.name,
        })}
      </p>
      <TextAreaField
        label={t('queue.approve.note')}
        maxLength={2000}
        value={note}
        onChange={setNote}
      />
    </CommandDialog>
  );
}
