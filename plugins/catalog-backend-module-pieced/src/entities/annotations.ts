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
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';

/** Namespace of everything that comes from the portal. */
export const ENTITY_NAMESPACE = 'pieced';

/** The phase of a tenant, as its custom resource says. */
export const PHASE_ANNOTATION = 'pieced.ch/phase';

/** `true` for a suspended tenant, missing for others. */
export const SUSPENDED_ANNOTATION = 'pieced.ch/suspended';

/** Type of the locations from which entities of the portal come. */
export const LOCATION_TYPE = 'pieced';

/** The annotations without which the catalog takes no entity: where it comes from. */
export function locationAnnotations(path: string): Record<string, string> {
  const location = `${LOCATION_TYPE}:${path}`;
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
  };
}
