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
import {
  isPersonalLookAlike,
  isPersonalOrganizationName,
  normalizeEmail,
} from '../rules';
import {
  languageSchema,
  pageQuerySchema,
  pageSchema,
  timestampSchema,
} from './common';
import { operationSchema } from './operations';

const COMPANY_NAME_MAX_LENGTH = 100;

const personName = z.string().trim().min(1).max(100).refine(isOneLine);

/**
 * What a stranger sends to become a customer. The same schema runs in the form and on the server.
 *
 * @public
 */
export const registrationInputSchema = z
  .strictObject({
    /** 2 to 100 characters; required unless personal, and ignored when personal. */
    companyName: z.string().trim().optional(),
    givenName: personName,
    familyName: personName,
    /** Comes out in the one spelling in which addresses are compared. */
    email: z
      .string()
      .max(254)
      .transform((value, ctx) => {
        const email = normalizeEmail(value);
        if (email === undefined) {
          ctx.addIssue({
            code: 'custom',
            params: { code: value.trim() ? 'invalid' : 'required' },
          });
          return z.NEVER;
        }
        return email;
      }),
    preferredLanguage: languageSchema.optional(),
    isPersonal: z.boolean().default(false),
  })
  .superRefine(({ companyName, isPersonal }, ctx) => {
    const code = isPersonal ? undefined : companyNameProblem(companyName);
    if (code === 'too_long') {
      ctx.addIssue({
        code: 'too_big',
        origin: 'string',
        maximum: COMPANY_NAME_MAX_LENGTH,
        path: ['companyName'],
        input: companyName,
      });
    } else if (code) {
      ctx.addIssue({ code: 'custom', path: ['companyName'], params: { code } });
    }
  })
  .transform(input =>
    input.isPersonal ? { ...input, companyName: undefined } : input,
  )
  .meta({ id: 'RegistrationInput' });

/** @public */
export type RegistrationInput = z.input<typeof registrationInputSchema>;

/** @public */
export type ParsedRegistrationInput = z.output<typeof registrationInputSchema>;

/**
 * The same for everybody: it does not say whether the person was known.
 *
 * @public
 */
export const registrationAnswerSchema = z
  .object({
    status: z.literal('accepted'),
    email: z.string(),
    isPersonal: z.boolean(),
  })
  .meta({ id: 'RegistrationAnswer' });

/** @public */
export type RegistrationAnswer = z.infer<typeof registrationAnswerSchema>;

/**
 * - `under_way` - the operation has not ended; the domain is taken.
 * - `completed` - the person has been invited.
 * - `refused` - the directory knew better; nothing is left behind.
 * - `cancelling` - staff have cancelled it, and what was made is being taken away; the domain is taken until then.
 * - `cancelled` - nothing is left behind.
 *
 * @public
 */
export const registrationStates = [
  'under_way',
  'completed',
  'refused',
  'cancelling',
  'cancelled',
] as const;

/** @public */
export type RegistrationState = (typeof registrationStates)[number];

/**
 * A registration as PieCed staff see it.
 *
 * @public
 */
export const registrationSchema = z
  .object({
    id: z.uuid(),
    companyName: z.string().optional(),
    contact: z.object({
      name: z.string(),
      email: z.string(),
      language: languageSchema.optional(),
    }),
    isPersonal: z.boolean(),
    state: z.enum(registrationStates),
    /** Set with `refused`: `duplicate_domain` or `person_exists`. */
    refusal: z.enum(['duplicate_domain', 'person_exists']).optional(),
    createdAt: timestampSchema,
    operation: operationSchema.optional(),
    permissions: z.object({ cancel: z.boolean() }),
  })
  .meta({ id: 'Registration' });

/** @public */
export type Registration = z.infer<typeof registrationSchema>;

/** @public */
export const registrationPageSchema = pageSchema(registrationSchema);

/** @public */
export const listRegistrationsQuerySchema = pageQuerySchema.extend({
  /** `stuck` is under way or being cancelled, and has stopped or waits for more than a minute. */
  state: z.enum([...registrationStates, 'stuck']).optional(),
});

/** @public */
export type ListRegistrationsQuery = z.input<
  typeof listRegistrationsQuerySchema
>;

/** A company whose name ended like a personal account's would be taken for a person. */
function companyNameProblem(
  name: string | undefined,
): 'required' | 'too_long' | 'invalid' | undefined {
  if (!name) {
    return 'required';
  }
  if (name.length > COMPANY_NAME_MAX_LENGTH) {
    return 'too_long';
  }
  const isUsable =
    name.length >= 2 &&
    isOneLine(name) &&
    !isPersonalOrganizationName(name) &&
    !isPersonalLookAlike(name);
  return isUsable ? undefined : 'invalid';
}

/** No line breaks and no other control characters. */
function isOneLine(value: string): boolean {
  return !/\p{Cc}/u.test(value);
}
