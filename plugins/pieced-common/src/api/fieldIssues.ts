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

import { z } from 'zod';

/**
 * One thing that is wrong with an input, for machines: a page shows it in the reader's language.
 *
 * @public
 */
export interface FieldIssue {
  /** Path such as `billingAddress.town`; `body` when the whole body cannot be read. */
  field: string;
  code: FieldIssueCode;
  /** How many characters; set with `too_long` and `too_short`. */
  limit?: number;
}

/** @public */
export const fieldIssueCodes = [
  'required',
  'invalid',
  'too_long',
  'too_short',
  'unknown_package',
  'duplicate',
  'taken',
  'unexpected',
  'too_large',
] as const;

/** @public */
export type FieldIssueCode = (typeof fieldIssueCodes)[number];

/**
 * Every issue of a failed parse, in the order of the fields.
 *
 * @public
 */
export function fieldIssuesOf(error: z.ZodError): FieldIssue[] {
  return error.issues.map(issue => {
    const limit = limitOf(issue);
    return {
      field: fieldOf(issue),
      code: codeOf(issue),
      ...(limit !== undefined && { limit }),
    };
  });
}

function limitOf(issue: z.core.$ZodIssue): number | undefined {
  if (issue.code === 'too_big') {
    return Number(issue.maximum);
  }
  return isTooShort(issue) ? Number(issue.minimum) : undefined;
}

/** Of what must have one character, that one is missing; of what must have more, some are. */
function isTooShort(
  issue: z.core.$ZodIssue,
): issue is z.core.$ZodIssueTooSmall {
  return issue.code === 'too_small' && Number(issue.minimum) > 1;
}

function fieldOf(issue: z.core.$ZodIssue): string {
  const path = [...issue.path];
  if (issue.code === 'unrecognized_keys') {
    path.push(issue.keys[0]);
  }
  return path.join('.') || 'body';
}

function codeOf(issue: z.core.$ZodIssue): FieldIssueCode {
  switch (issue.code) {
    case 'custom': {
      const wanted = issue.params?.code;
      return fieldIssueCodes.find(code => code === wanted) ?? 'invalid';
    }
    case 'too_big':
      return 'too_long';
    case 'too_small':
      return isTooShort(issue) ? 'too_short' : 'required';
    case 'unrecognized_keys':
      return 'unexpected';
    case 'invalid_type':
      // an issue does not carry its input; what is missing shows in the message only
      return issue.message.endsWith('received undefined')
        ? 'required'
        : 'invalid';
    default:
      return 'invalid';
  }
}
