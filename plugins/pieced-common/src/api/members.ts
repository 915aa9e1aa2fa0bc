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
import { normalizeEmail } from '../rules';
import {
  languageSchema,
  pageQuerySchema,
  pageSchema,
  searchTextSchema,
} from './common';
import { operationSchema } from './operations';

/**
 * - `invited` - the invitation can still be followed.
 * - `expired` - it cannot any more; another one can be sent.
 * - `active` - the person has followed it and can sign in.
 *
 * @public
 */
export const memberStates = ['invited', 'expired', 'active'] as const;

/** @public */
export type MemberState = (typeof memberStates)[number];

/** @public */
export const memberRoleSchema = z.enum(['owner', 'user']);

/**
 * A member as owners and PieCed staff see it.
 *
 * @public
 */
export const organizationMemberSchema = z
  .object({
    /** The ZITADEL user id. */
    id: z.string(),
    displayName: z.string(),
    /** Empty where ZITADEL was not read since the portal knows names apart. */
    givenName: z.string(),
    familyName: z.string(),
    email: z.string(),
    preferredLanguage: languageSchema.optional(),
    role: memberRoleSchema,
    state: z.enum(memberStates),
    /** Names of the tenants that somebody with the role `user` may read; an owner sees all of them anyway. */
    tenants: z.array(z.string()),
    /** Goes up with every change that the portal makes. */
    revision: z.number().int(),
    /** What is being done with the member, or was done last. */
    operation: operationSchema.optional(),
    /** Whether this is the caller. */
    isSelf: z.boolean(),
    permissions: z.object({
      changeRole: z.boolean(),
      assign: z.boolean(),
      resend: z.boolean(),
      remove: z.boolean(),
    }),
  })
  .meta({ id: 'OrganizationMember' });

/** @public */
export type OrganizationMember = z.infer<typeof organizationMemberSchema>;

/** @public */
export const memberPageSchema = pageSchema(organizationMemberSchema).extend({
  permissions: z.object({ invite: z.boolean() }),
});

/** @public */
export type MemberPage = z.infer<typeof memberPageSchema>;

/** @public */
export const listMembersQuerySchema = pageQuerySchema.extend({
  /** Part of the name or of the e-mail address; without case. */
  search: searchTextSchema.optional(),
});

/** @public */
export type ListMembersQuery = z.input<typeof listMembersQuerySchema>;

const personNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u);

const tenantNamesSchema = z
  .array(
    z
      .string()
      .max(63)
      .regex(/^\P{Cc}*$/u),
  )
  .max(500);

/**
 * Whom an owner invites. The same schema runs in the form and on the server.
 *
 * @public
 */
export const inviteMemberSchema = z
  .strictObject({
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
    givenName: personNameSchema,
    familyName: personNameSchema,
    /** Of the invitation; English when left out. */
    preferredLanguage: languageSchema.optional(),
    role: memberRoleSchema,
    /** For the role `user` only. */
    tenants: tenantNamesSchema.optional(),
  })
  .superRefine(withoutTenantsOfOwners)
  .meta({ id: 'InviteMemberInput' });

/** @public */
export type InviteMemberInput = z.input<typeof inviteMemberSchema>;

/** @public */
export type ParsedInviteMemberInput = z.output<typeof inviteMemberSchema>;

/**
 * What an owner changes about a member. What is left out stays.
 *
 * @public
 */
export const updateMemberSchema = z
  .strictObject({
    /** As the member was read. */
    revision: z.number().int(),
    role: memberRoleSchema.optional(),
    /** All of them; for the role `user` only. Somebody who becomes an owner loses them. */
    tenants: tenantNamesSchema.optional(),
  })
  .superRefine(withoutTenantsOfOwners)
  .meta({ id: 'UpdateMemberInput' });

/** @public */
export type UpdateMemberInput = z.input<typeof updateMemberSchema>;

function withoutTenantsOfOwners(
  input: { role?: string; tenants?: string[] },
  ctx: z.RefinementCtx,
): void {
  if (input.role === 'owner' && input.tenants && input.tenants.length > 0) {
    ctx.addIssue({
      code: 'custom',
      path: ['tenants'],
      params: { code: 'unexpected' },
    });
  }
}
