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

import { Environment } from '@marcbachmann/cel-js';
import type { StatusCause } from '../ApiError';
import { isJsonObject, type Json } from '../KubeObject';
import {
  fieldPath,
  memberSchema,
  type StructuralSchema,
  type ValidationRule,
} from './StructuralSchema';

type Program = (context: { self: unknown; oldSelf?: unknown }) => unknown;

/** Checks the `x-kubernetes-validations` of a schema. */
export class CelRules {
  readonly #schema: StructuralSchema;
  readonly #programs = new Map<string, Program>();

  /** @throws when a rule of the schema does not parse. */
  constructor(schema: StructuralSchema) {
    this.#schema = schema;
    const environment = new Environment({ unlistedVariablesAreDyn: true });
    environment.registerFunction('list.sum(): int', (list: bigint[]) =>
      list.reduce((total, item) => total + BigInt(item), 0n),
    );
    this.#compile(schema, environment);
  }

  /** Broken rules. Rules on `oldSelf` are skipped where there is no older value. */
  causes(value: Json, old?: Json): StatusCause[] {
    return this.#walk(value, old, this.#schema, '');
  }

  #compile(schema: StructuralSchema, environment: Environment): void {
    for (const { rule } of schema['x-kubernetes-validations'] ?? []) {
      this.#programs.set(rule, environment.parse(rule));
    }
    const { properties, additionalProperties, items } = schema;
    const children = [...Object.values(properties ?? {}), additionalProperties];
    for (const child of [...children, items]) {
      if (typeof child === 'object') {
        this.#compile(child, environment);
      }
    }
  }

  #walk(
    value: Json | undefined,
    old: Json | undefined,
    schema: StructuralSchema | undefined,
    path: string,
  ): StatusCause[] {
    if (!schema || value === undefined || value === null) {
      return [];
    }
    const causes = (schema['x-kubernetes-validations'] ?? []).flatMap(rule =>
      this.#check(rule, { value, old, schema, path }),
    );
    if (Array.isArray(value)) {
      value.forEach((item, index) =>
        causes.push(
          ...this.#walk(item, undefined, schema.items, `${path}[${index}]`),
        ),
      );
    } else if (isJsonObject(value)) {
      for (const [name, member] of Object.entries(value)) {
        causes.push(
          ...this.#walk(
            member,
            isJsonObject(old) ? old[name] : undefined,
            memberSchema(schema, name),
            fieldPath(path, schema, name),
          ),
        );
      }
    }
    return causes;
  }

  #check(
    rule: ValidationRule,
    at: {
      value: Json;
      old: Json | undefined;
      schema: StructuralSchema;
      path: string;
    },
  ): StatusCause[] {
    if (/\boldSelf\b/.test(rule.rule) && at.old === undefined) {
      return [];
    }
    const program = this.#programs.get(rule.rule);
    let message = rule.message ?? `failed rule: ${rule.rule}`;
    try {
      const self = toCel(at.value, at.schema);
      const oldSelf = toCel(at.old ?? null, at.schema);
      if (program?.({ self, oldSelf }) === true) {
        return [];
      }
    } catch (error) {
      message = `rule evaluation error: ${(error as Error).message}`;
    }
    return [
      {
        reason: rule.reason ?? 'FieldValueInvalid',
        message: `Invalid value: "${at.schema.type ?? 'object'}": ${message}`,
        field: at.path || '<nil>',
      },
    ];
  }
}

/** CEL tells integers from doubles, JSON does not: the schema decides. */
function toCel(value: Json, schema: StructuralSchema | undefined): unknown {
  if (Array.isArray(value)) {
    return value.map(item => toCel(item, schema?.items));
  }
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => [
          name,
          toCel(member ?? null, memberSchema(schema, name)),
        ]),
    );
  }
  return schema?.type === 'integer' && typeof value === 'number'
    ? BigInt(Math.trunc(value))
    : value;
}
