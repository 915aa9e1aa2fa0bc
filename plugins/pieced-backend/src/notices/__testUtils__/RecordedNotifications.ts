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

import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';

/** A notifications backend that keeps what it is sent, or fails as it is told. */
export class RecordedNotifications implements NotificationService {
  readonly sent: NotificationSendOptions[] = [];
  fault?: Error;

  async send(options: NotificationSendOptions): Promise<void> {
    if (this.fault) {
      throw this.fault;
    }
    this.sent.push(options);
  }

  /** Title and link of what one person got. */
  of(userEntityRef: string): { title: string; link?: string }[] {
    return this.sent
      .filter(
        ({ recipients }) =>
          recipients.type === 'entity' &&
          recipients.entityRef === userEntityRef,
      )
      .map(({ payload }) => ({ title: payload.title, link: payload.link }));
  }
}
