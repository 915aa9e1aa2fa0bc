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
import { fieldIssuesOf } from './fieldIssues';

function issuesOf(schema: z.ZodType, value: unknown) {
  const { error } = schema.safeParse(value);
  return error ? fieldIssuesOf(error) : [];
}

describe('fieldIssuesOf', () => {
  it.each([
    {
      what: 'a missing field',
      schema: z.object({ a: z.string() }),
      value: {},
      issue: { field: 'a', code: 'required' },
    },
    {
      what: 'an empty field',
      schema: z.object({ a: z.string().min(1) }),
      value: { a: '' },
      issue: { field: 'a', code: 'required' },
    },
    {
      what: 'a field of the wrong type',
      schema: z.object({ a: z.string() }),
      value: { a: 5 },
      issue: { field: 'a', code: 'invalid' },
    },
    {
      what: 'a field that is the word undefined',
      schema: z.object({ a: z.number() }),
      value: { a: 'undefined' },
      issue: { field: 'a', code: 'invalid' },
    },
    {
      what: 'a wrong form',
      schema: z.object({ a: z.email() }),
      value: { a: 'x' },
      issue: { field: 'a', code: 'invalid' },
    },
    {
      what: 'a wrong choice',
      schema: z.object({ a: z.enum(['x']) }),
      value: { a: 'y' },
      issue: { field: 'a', code: 'invalid' },
    },
    {
      what: 'a long field',
      schema: z.object({ a: z.string().max(2) }),
      value: { a: 'xxx' },
      issue: { field: 'a', code: 'too_long', limit: 2 },
    },
    {
      what: 'a long list',
      schema: z.object({ a: z.array(z.string()).max(1) }),
      value: { a: ['x', 'y'] },
      issue: { field: 'a', code: 'too_long', limit: 1 },
    },
    {
      what: 'an unknown field',
      schema: z.object({ a: z.strictObject({}) }),
      value: { a: { b: 1 } },
      issue: { field: 'a.b', code: 'unexpected' },
    },
    {
      what: 'an item of a list',
      schema: z.object({ a: z.array(z.string()) }),
      value: { a: ['x', 1] },
      issue: { field: 'a.1', code: 'invalid' },
    },
    {
      what: 'a whole body',
      schema: z.object({}),
      value: 'nonsense',
      issue: { field: 'body', code: 'invalid' },
    },
    {
      what: 'no body',
      schema: z.object({}),
      value: undefined,
      issue: { field: 'body', code: 'required' },
    },
  ])('R-WIZ-9 should name $what', ({ schema, value, issue }) => {
    expect(issuesOf(schema, value)).toEqual([issue]);
  });

  it.each([
    { code: 'taken', shown: 'taken' },
    { code: 'made-up', shown: 'invalid' },
    { code: undefined, shown: 'invalid' },
  ])('should show the own code $code as $shown', ({ code, shown }) => {
    const schema = z.string().superRefine((_value, ctx) => {
      ctx.addIssue({ code: 'custom', params: { code } });
    });
    expect(issuesOf(schema, 'x')).toEqual([{ field: 'body', code: shown }]);
  });
});
