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

import { ConflictError, InputError } from '@backstage/errors';
import {
  fieldIssuesOf,
  type FieldIssue,
  type FieldIssueCode,
} from '@pieced/plugin-pieced-common';
import type { z } from 'zod';

/**
 * An input that is refused, field by field. Answered as 400 with `code: invalid_input` and the issues.
 */
export class InvalidInputError extends InputError {
  readonly code = 'invalid_input';
  readonly field: string;
  readonly issues: FieldIssue[];

  constructor(issues: FieldIssue[]) {
    super(issues.map(issue => `'${issue.field}' is ${issue.code}`).join(', '));
    this.name = 'InputError';
    this.field = issues[0].field;
    this.issues = issues;
  }

  static ofField(field: string, code: FieldIssueCode): InvalidInputError {
    return new InvalidInputError([{ field, code }]);
  }
}

/**
 * A command that the current state does not allow. Answered as 409 with a machine-readable code and further facts.
 */
export class StateConflictError extends ConflictError {
  readonly code: string;

  constructor(code: string, message: string, facts: object = {}) {
    super(message);
    this.name = 'ConflictError';
    this.code = code;
    Object.assign(this, facts);
  }
}

/**
 * Parses an input or throws an {@link InvalidInputError} with every issue.
 */
export function parseInput<T extends z.ZodType>(
  schema: T,
  input: unknown,
): z.output<T> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw new InvalidInputError(fieldIssuesOf(parsed.error));
  }
  return parsed.data;
}
