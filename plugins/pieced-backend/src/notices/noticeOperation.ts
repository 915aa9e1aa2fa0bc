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
import type { Mailer } from '../integrations/mail/Mailer';
import type { OperationKind, StepContext } from '../operations/OperationKind';
import type { Notice } from './Notice';
import { noticeContentFor } from './noticeContent';
import { noticeOutline } from './noticeOutline';
import { notify } from './notify';
import { htmlPartOf } from './mail/htmlPart';
import { textPartOf } from './mail/textPart';

/** How mails leave, and where their links lead. */
export interface NoticeMail {
  mailer: Mailer;
  /** Addresses of the portal as each side opens it. */
  portalUrls: { customer: string; staff: string };
}

/**
 * Tells one person one thing: by a notification in the portal and, where mail is configured, by mail. The mail's
 * `Message-ID` comes from the operation, so that the one that is sent twice, after a kill between the server's answer
 * and the record, can be recognized.
 */
export function noticeOperation(options: {
  notifications: NotificationService;
  mail?: NoticeMail;
  logger: LoggerService;
}): OperationKind {
  const { notifications, mail, logger } = options;
  return {
    kind: noticeOutline.kind,
    steps: [
      {
        name: noticeOutline.steps[0],
        system: 'portal',
        async run(context) {
          const notice = noticeIn(context);
          await notify({
            notifications,
            logger,
            recipient: notice.recipient,
            content: noticeContentFor(notice),
            operationId: context.operationId,
            isOnlyCarrier: !mail || !notice.recipient.email,
          });
        },
      },
      {
        name: noticeOutline.steps[1],
        system: 'mail',
        async run(context) {
          const notice = noticeIn(context);
          if (mail && notice.recipient.email) {
            await send(mail, notice, notice.recipient.email, context);
          }
        },
      },
    ],
  };
}

function noticeIn(context: StepContext): Notice {
  return context.input as unknown as Notice;
}

async function send(
  { mailer, portalUrls }: NoticeMail,
  notice: Notice,
  address: string,
  { operationId }: StepContext,
): Promise<void> {
  const content = noticeContentFor(notice);
  const url = new URL(
    portalUrls[content.audience].replace(/\/+$/, '') + content.action.path,
  ).href;
  await mailer.send({
    id: operationId,
    to: { name: notice.recipient.name, address },
    language: content.language,
    subject: content.subject,
    text: textPartOf(content, url),
    html: htmlPartOf(content, url),
  });
}
