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

import { ApiError } from '../ApiError';
import { isJsonObject, type Json, type KubeObject } from '../KubeObject';
import { qualifiedResource, type ResourceType } from '../ResourceType';

/** Says whether an object is selected. */
export type Predicate = (object: KubeObject) => boolean;

/**
 * Reads `labelSelector` and `fieldSelector` of a request.
 *
 * @throws ApiError 400 when one does not parse or names a field that cannot be selected
 */
export function toPredicate(
  type: ResourceType,
  selectors: { labels?: string; fields?: string },
): Predicate {
  const requirements = [
    ...parseLabels(selectors.labels ?? ''),
    ...parseFields(selectors.fields ?? '', type),
  ];
  return object => requirements.every(holds => holds(object));
}

function parseLabels(selector: string): Predicate[] {
  return selector
    .split(/,(?![^(]*\))/)
    .map(text => text.trim())
    .filter(Boolean)
    .map(parseRequirement);
}

function parseRequirement(text: string): Predicate {
  const set = /^([^\s!=(),]+)\s+(in|notin)\s+\(([^()]*)\)$/.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return ({ metadata }) => {
      const value = metadata.labels?.[key];
      const found = value !== undefined && values.includes(value);
      return found === (operator === 'in');
    };
  }
  const equal = /^([^\s!=(),]+)\s*(==|=|!=)\s*([^\s!=(),]*)$/.exec(text);
  if (equal) {
    const [, key, operator, value] = equal;
    return ({ metadata }) =>
      (metadata.labels?.[key] === value) === (operator !== '!=');
  }
  const exists = /^(!?)\s*([^\s!=(),]+)$/.exec(text);
  if (exists) {
    const [, not, key] = exists;
    return ({ metadata }) => (metadata.labels?.[key] === undefined) === !!not;
  }
  throw ApiError.badRequest(
    `unable to parse requirement: found '${text}', expected: identifier`,
  );
}

function parseFields(selector: string, type: ResourceType): Predicate[] {
  return selector
    .split(',')
    .filter(Boolean)
    .map(text => {
      const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(text);
      if (!match) {
        throw ApiError.badRequest(
          `invalid selector: '${text}'; can't understand '${text}'`,
        );
      }
      const [, field, operator, value] = match;
      requireSelectable(field, type);
      return object =>
        (String(valueAt(object, field) ?? '') === value) ===
        (operator !== '!=');
    });
}

/** Custom resources can only be selected by name and namespace. */
function requireSelectable(field: string, type: ResourceType): void {
  const always = ['metadata.name', 'metadata.namespace'];
  const custom = type.group.includes('.');
  if (custom && !always.includes(field)) {
    throw ApiError.badRequest(
      `Unable to find "${qualifiedResource(
        type,
      )}" that match label selector "", ` +
        `field selector "${field}": field label not supported: ${field}`,
    );
  }
}

function valueAt(object: KubeObject, path: string): Json | undefined {
  return path
    .split('.')
    .reduce<Json | undefined>(
      (value, name) => (isJsonObject(value) ? value[name] : undefined),
      object,
    );
}
