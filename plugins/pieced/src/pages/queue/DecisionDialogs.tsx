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

import type { TenantRequest } from '@pieced/plugin-pieced-common';
import { ApproveDialog } from './ApproveDialog';
import { RejectDialog } from './RejectDialog';

export interface Decision {
  kind: 'approve' | 'reject';
  request: TenantRequest;
}

/** Asks for the note or the reason that belongs to a decision, then carries it out. */
export function DecisionDialogs(props: {
  decision: Decision | undefined;
  onClose: () => void;
  onDecided: (request: TenantRequest) => void;
}) {
  const { decision } = props;
  if (!decision) {
    return null;
  }
  const Dialog = decision.kind === 'approve' ? ApproveDialog : RejectDialog;
  return (
    <Dialog
      key={decision.request.id}
      request={decision.request}
      onClose={props.onClose}
      onDecided={() => props.onDecided(decision.request)}
    />
  );
}
