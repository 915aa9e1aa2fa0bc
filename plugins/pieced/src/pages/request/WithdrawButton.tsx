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
import { Button } from '@backstage/ui';
import type { TenantRequest } from '@pieced/plugin-pieced-common';
import { useState } from 'react';
import { piecedApiRef } from '../../api';
import { CommandDialog } from '../../components/CommandDialog';
import { useCommand } from '../../data/useCommand';
import { usePiecedTranslation } from '../../translations';

/** Takes a pending request back, after asking. */
export function WithdrawButton({ request }: { request: TenantRequest }) {
  const { t } = usePiecedTranslation();
  const api = useApi(piecedApiRef);
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  const withdraw = useCommand({
    run: () => api.withdrawRequest(request.id),
    topics: ['request'],
    done: () => t('request.withdraw.done'),
    onDone: close,
  });
  return (
    <>
      <Button variant="secondary" onPress={() => setIsOpen(true)}>
        {t('request.withdraw.action')}
      </Button>
      <CommandDialog
        title={t('request.withdraw.title')}
        confirm={t('request.withdraw.confirm')}
        destructive
        isOpen={isOpen}
        isPending={withdraw.isPending}
        onConfirm={() => withdraw.mutate(undefined)}
        onClose={close}
      >
        <p>{t('request.withdraw.body')}</p>
      </CommandDialog>
    </>
  );
}
