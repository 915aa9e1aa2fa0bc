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

import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { StatusCause } from '../ApiError';
import type { Json } from '../KubeObject';
import { describeSchemaError } from './describeSchemaError';
import { listCauses } from './listCauses';
import type { StructuralSchema } from './StructuralSchema';

/** Checks objects against the `openAPIV3Schema` of a CRD and reports in the API server's words. */
export class SchemaValidator {
  readonly #schema: StructuralSchema;
  readonly #validate: ValidateFunction;

  constructor(schema: StructuralSchema) {
    const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
    addFormats(ajv);
    this.#schema = schema;
    this.#validate = ajv.compile(withoutExtensions(schema));
  }

  /** Everything in which `value` breaks the schema, list rules included. */
  causes(value: Json): StatusCause[] {
    this.#validate(value);
    const errors: ErrorObject[] = this.#validate.errors ?? [];
    return [
      ...errors.map(error => describeSchemaError(error, this.#schema)),
      ...listCauses(value, this.#schema),
    ];
  }
}

function withoutExtensions(schema: StructuralSchema): StructuralSchema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key.startsWith('x-kubernetes-') ? undefined : value,
    ),
  );
}
