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

import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { PiecedApiError, type Wizard } from '@pieced/plugin-pieced-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FieldPath, UseFormReturn } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { piecedApiRef } from '../../api';
import { errorSentence } from '../../components/errorSentence';
import { queryKeys } from '../../data/queryKeys';
import type { useIdempotencyKey } from '../../data/useIdempotencyKey';
import { usePiecedTranslation } from '../../translations';
import { useLinks } from '../../useLinks';
import { flattenErrors } from './flattenErrors';
import { issueMessage } from './wizardFields';
import { toRequestInput, type WizardValues } from './wizardValues';

const TOAST_MS = 5_000;

/**
 * Files the request once, however often the button is pressed. What the rules or the server refuse comes back as
 * fields; anything else as a sentence.
 */
export function useFileRequest(options: {
  form: UseFormReturn<WizardValues>;
  wizard: Wizard;
  organizationId?: string;
  keys: Pick<ReturnType<typeof useIdempotencyKey>, 'keyFor' | 'renew'>;
  onRefused: (fields: string[]) => void;
  onFiled: (requestId: string) => Promise<void>;
}) {
  const { form, wizard } = options;
  const { t } = usePiecedTranslation();
  const api = useApi(piecedApiRef);
  const toast = useApi(toastApiRef);
  const client = useQueryClient();
  const navigate = useNavigate();
  const links = useLinks();

  const filing = useMutation({
    mutationFn: () => {
      const input = toRequestInput(
        form.getValues(),
        wizard,
        options.organizationId,
      );
      return api.createRequest(input, {
        idempotencyKey: options.keys.keyFor(input),
      });
    },
    onSuccess: request => {
      toast.post({
        title: t('wizard.confirm.done'),
        status: 'success',
        timeout: TOAST_MS,
      });
      // Without its draft the next wizard begins afresh; that it could not be erased is no reason to stop here.
      options.onFiled(request.id).catch(() => undefined);
      client.setQueryData(queryKeys.request(request.id), request);
      client.invalidateQueries({ queryKey: ['request'] });
      navigate(links.request(request.id), { replace: true });
    },
    onError: error => {
      if (isMismatch(error)) {
        options.keys.renew();
      }
      const issues = error instanceof PiecedApiError ? error.issues : [];
      for (const issue of issues) {
        form.setError(issue.field as FieldPath<WizardValues>, {
          type: issue.code,
          message: issueMessage(issue, wizard, t),
        });
      }
      if (issues.length > 0) {
        options.onRefused(issues.map(({ field }) => field));
      }
    },
  });

  const file = form.handleSubmit(
    () => {
      if (!filing.isPending && !filing.isSuccess) {
        filing.mutate();
      }
    },
    errors =>
      options.onRefused(flattenErrors(errors).map(({ field }) => field)),
  );

  const isRefused =
    filing.error instanceof PiecedApiError && filing.error.issues.length > 0;
  return {
    file,
    isPending: filing.isPending || filing.isSuccess,
    failure: filing.error && !isRefused && (
      <Alert
        role="alert"
        status="danger"
        icon
        description={
          isMismatch(filing.error)
            ? t('wizard.confirm.filedBefore')
            : t('common.error.action', {
                reason: errorSentence(filing.error, t),
              })
        }
      />
    ),
  };
}

function isMismatch(error: Error): boolean {
  return (
    error instanceof PiecedApiError && error.code === 'idempotency_mismatch'
  );
}
