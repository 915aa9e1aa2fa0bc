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

import type { ErrorObject } from 'ajv';
import type { StatusCause } from '../ApiError';
import {
  fieldPath,
  memberSchema,
  type StructuralSchema,
} from './StructuralSchema';

/** Words a finding of ajv as the API server words the same finding. */
export function describeSchemaError(
  error: ErrorObject,
  root: StructuralSchema,
): StatusCause {
  const field = toFieldPath(error.instancePath, root);
  const { params } = error;
  const value = quote(error.data);
  switch (error.keyword) {
    case 'required':
      return {
        reason: 'FieldValueRequired',
        message: 'Required value',
        field: field
          ? `${field}.${params.missingProperty}`
          : String(params.missingProperty),
      };
    case 'type': {
      const shown = typeName(error.data);
      return {
        reason: 'FieldValueTypeInvalid',
        message: `Invalid value: "${shown}": ${field} in body must be of type ${params.type}: "${shown}"`,
        field,
      };
    }
    case 'enum': {
      const allowed = (params.allowedValues as unknown[]).map(quote).join(', ');
      return {
        reason: 'FieldValueNotSupported',
        message: `Unsupported value: ${value}: supported values: ${allowed}`,
        field,
      };
    }
    case 'maxLength':
      return {
        reason: 'FieldValueTooLong',
        message: `Too long: may not be more than ${params.limit} bytes`,
        field,
      };
    case 'maxItems':
    case 'maxProperties':
      return {
        reason: 'FieldValueTooMany',
        message: `Too many: ${
          Object.keys(error.data as object).length
        }: must have at most ${params.limit} items`,
        field,
      };
    default:
      return {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${value}: ${field} in body ${expectation(
          error,
        )}`,
        field,
      };
  }
}

function expectation({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case 'pattern':
      return `should match '${params.pattern}'`;
    case 'minLength':
      return `should be at least ${params.limit} chars long`;
    case 'minimum':
      return `should be greater than or equal to ${params.limit}`;
    case 'maximum':
      return `should be less than or equal to ${params.limit}`;
    case 'minItems':
      return `should have at least ${params.limit} items`;
    case 'format':
      return `must be of type ${params.format}`;
    default:
      return message ?? 'is invalid';
  }
}

function toFieldPath(pointer: string, root: StructuralSchema): string {
  let path = '';
  let schema: StructuralSchema | undefined = root;
  for (const encoded of pointer.split('/').slice(1)) {
    const name = encoded.replaceAll('~1', '/').replaceAll('~0', '~');
    if (schema?.type === 'array') {
      path = `${path}[${name}]`;
      schema = schema.items;
    } else {
      path = fieldPath(path, schema, name);
      schema = memberSchema(schema, name);
    }
  }
  return path;
}

function typeName(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return Array.isArray(value) ? 'array' : typeof value;
}

function quote(value: unknown): string {
  return JSON.stringify(value) ?? '';
}
