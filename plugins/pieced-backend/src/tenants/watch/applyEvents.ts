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

import type { TenantList } from '../../integrations/kubernetes/TenantCluster';
import { isLaterVersion } from './isLaterVersion';
import type { TenantWatchEvent } from './TenantWatchSink';

/** Brings a list up to the events that came while it was being read; those that it already shows change nothing. */
export function applyEvents(
  list: TenantList,
  events: TenantWatchEvent[],
): TenantList {
  const later = events.filter(({ object }) =>
    isLaterVersion(object.metadata.resourceVersion, list.resourceVersion),
  );
  if (later.length === 0) {
    return list;
  }
  const items = new Map(list.items.map(item => [item.metadata.name, item]));
  for (const { type, object } of later) {
    if (type === 'DELETED') {
      items.delete(object.metadata.name);
    } else {
      items.set(object.metadata.name, object);
    }
  }
  return {
    items: [...items.values()],
    resourceVersion: later[later.length - 1].object.metadata.resourceVersion,
  };
}
