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

import type { StatusCause } from '../ApiError';
import type { ObjectMeta } from '../KubeObject';

const LABEL_PART = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const SUBDOMAIN =
  '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const DNS_LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

const isSubdomain = matcher(SUBDOMAIN);
const isDnsLabel = matcher(DNS_LABEL);
const isLabelPart = matcher(LABEL_PART);

/** What is wrong with names, labels, annotations and finalizers. `naming` is the rule for `metadata.name`. */
export function validateMetadata(
  metadata: ObjectMeta,
  naming: 'subdomain' | 'label',
): StatusCause[] {
  return [
    ...nameCauses(metadata.name, naming),
    ...Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => [
      ...keyCauses('metadata.labels', key),
      ...labelValueCauses(value),
    ]),
    ...Object.keys(metadata.annotations ?? {}).flatMap(key =>
      keyCauses('metadata.annotations', key.toLowerCase()),
    ),
    ...(metadata.finalizers ?? []).flatMap(finalizerCauses),
  ];
}

function nameCauses(
  name: string | undefined,
  naming: 'subdomain' | 'label',
): StatusCause[] {
  if (!name) {
    return [
      {
        reason: 'FieldValueRequired',
        message: 'Required value: name or generateName is required',
        field: 'metadata.name',
      },
    ];
  }
  const limit = naming === 'label' ? 63 : 253;
  if (name.length > limit) {
    const message = `must be no more than ${limit} bytes`;
    return [invalid('metadata.name', name, message)];
  }
  if (naming === 'label' && !isDnsLabel(name)) {
    return [
      invalid(
        'metadata.name',
        name,
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and " +
          `end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${DNS_LABEL}')`,
      ),
    ];
  }
  if (!isSubdomain(name)) {
    return [
      invalid(
        'metadata.name',
        name,
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must " +
          `start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`,
      ),
    ];
  }
  return [];
}

function keyCauses(field: string, key: string): StatusCause[] {
  const slash = key.indexOf('/');
  const prefix = key.slice(0, Math.max(slash, 0));
  const name = key.slice(slash + 1);
  if (slash >= 0 && !isSubdomain(prefix)) {
    return [
      invalid(
        field,
        key,
        'prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters',
      ),
    ];
  }
  if (!isLabelPart(name) || name.length > 63) {
    return [
      invalid(
        field,
        key,
        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an " +
          `alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${LABEL_PART}')`,
      ),
    ];
  }
  return [];
}

function labelValueCauses(value: string): StatusCause[] {
  if (value.length > 63) {
    return [invalid('metadata.labels', value, 'must be no more than 63 bytes')];
  }
  if (value !== '' && !isLabelPart(value)) {
    return [
      invalid(
        'metadata.labels',
        value,
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must " +
          `start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(${LABEL_PART})?')`,
      ),
    ];
  }
  return [];
}

function finalizerCauses(finalizer: string, index: number): StatusCause[] {
  const standard = ['foregroundDeletion', 'orphan', 'kubernetes'];
  return standard.includes(finalizer) || finalizer.includes('/')
    ? []
    : [
        invalid(
          `metadata.finalizers[${index}]`,
          finalizer,
          'name is neither a standard finalizer name nor is it fully qualified',
        ),
      ];
}

function invalid(field: string, value: string, message: string): StatusCause {
  return {
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(value)}: ${message}`,
    field,
  };
}

function matcher(pattern: string): (text: string) => boolean {
  const expression = new RegExp(`^(${pattern})$`);
  return text => expression.test(text);
}
