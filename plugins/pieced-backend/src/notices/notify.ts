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

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { UpstreamError } from '../integrations/UpstreamError';
import type { NoticeContent } from './noticeContent';
import type { NoticeRecipient } from './Notice';

/** How the service words that the notifications backend is not installed. */
const NOT_INSTALLED = /\bstatus 404\b/;

/**
 * Puts a notice into a person's notifications. Repeating it changes the same notification, found by its scope.
 *
 * Nobody's mail waits for it: a failure is only waited out where the notification is all that a person gets, and a
 * backend without notifications is left alone.
 *
 * @throws UpstreamError to try again
 */
export async function notify(options: {
  notifications: NotificationService;
  logger: LoggerService;
  recipient: NoticeRecipient;
  content: NoticeContent;
  operationId: string;
  isOnlyCarrier: boolean;
}): Promise<void> {
  const { notifications, logger, recipient, content, operationId } = options;
  if (!recipient.userEntityRef) {
    return;
  }
  try {
    await notifications.send({
      recipients: { type: 'entity', entityRef: recipient.userEntityRef },
      payload: {
        title: content.subject,
        description: content.status,
        link: content.action.path,
        severity: content.isUrgent ? 'high' : 'normal',
        topic: 'requests',
        scope: `notice:${operationId}`,
      },
    });
  } catch (error) {
    const isInstalled = !NOT_INSTALLED.test(String(error));
    if (isInstalled && options.isOnlyCarrier) {
      throw new UpstreamError({
        system: 'portal',
        isTransient: true,
        code: 'notifications_unavailable',
        message: 'The notifications backend did not take a notification',
        cause: error,
      });
    }
    logger.debug('No notification for a notice', { operationId, isInstalled });
  }
}
