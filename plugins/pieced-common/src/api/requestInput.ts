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
import type { PackageDefinition } from '../catalogue';
import { formatUid, isValidUid } from '../rules';

/** @public */
export const WORKSPACE_FILE_MAX_LENGTH = 10_000;

/** One line: neither the custom resource nor the database takes control characters. */
const ONE_LINE = /^\P{Cc}*$/u;
/** Lines and tabs, but none of the characters that PostgreSQL refuses in a text. */
const SEVERAL_LINES = /^[^\0]*$/;

const text = (max: number) => z.string().trim().min(1).max(max).regex(ONE_LINE);
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(ONE_LINE)
    .optional()
    .transform(value => value || undefined);

/**
 * A postal address in the structured form and with the lengths of the Swiss QR-bill (Implementation Guidelines 2.3,
 * address type S).
 *
 * @public
 */
export const billingAddressSchema = z
  .strictObject({
    company: optionalText(70),
    addition: optionalText(70),
    street: text(70),
    houseNumber: optionalText(16),
    postalCode: text(16),
    town: text(35),
    /** ISO 3166-1 alpha-2. */
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/),
    uid: z
      .string()
      .trim()
      .refine(value => value === '' || isValidUid(value))
      .optional()
      .transform(value => (value ? formatUid(value) : undefined)),
  })
  .superRefine((address, ctx) => {
    if (
      address.postalCode &&
      ['CH', 'LI'].includes(address.country) &&
      !/^[1-9]\d{3}$/.test(address.postalCode)
    ) {
      ctx.addIssue({
        code: 'custom',
        path: ['postalCode'],
        params: { code: 'invalid' },
      });
    }
  })
  .meta({ id: 'BillingAddress' });

/** @public */
export type BillingAddress = z.output<typeof billingAddressSchema>;

/**
 * What decides about a request's fields besides its own values.
 *
 * @public
 */
export interface RequestInputContext {
  packages: PackageDefinition[];
  isPersonal: boolean;
  /** Company, contact and billing come from an earlier request; what the form sends is ignored. */
  inheritsBilling: boolean;
  instanceNameRequired: boolean;
  /** Instance names of the organization's live requests; compared without case. */
  takenInstanceNames: string[];
}

/**
 * Package id to key name to value. Travels once, from the form to the server.
 *
 * @public
 */
export type PackageSecrets = Record<string, Record<string, string>>;

/**
 * What a person sends to ask for an instance. The same schema runs in the wizard and on the server; only the server's
 * verdict counts.
 *
 * @public
 */
export function requestInputSchema(context: RequestInputContext) {
  return z
    .strictObject({
      instanceName: context.instanceNameRequired ? text(80) : optionalText(80),
      agentName: z
        .string()
        .trim()
        .max(50)
        .regex(ONE_LINE)
        .default('Assistant')
        .transform(value => value || 'Assistant'),
      soulMd: z.string().max(WORKSPACE_FILE_MAX_LENGTH).regex(SEVERAL_LINES),
      agentsMd: z.string().max(WORKSPACE_FILE_MAX_LENGTH).regex(SEVERAL_LINES),
      packages: z.array(z.string()).max(32).default([]),
      packageSecrets: z
        .record(z.string(), z.record(z.string(), z.string().trim()))
        .default({}),
      billingAddress: context.inheritsBilling
        ? z
            .unknown()
            .optional()
            .transform((): BillingAddress | undefined => undefined)
        : billingAddressSchema,
      billingNotes: z
        .string()
        .trim()
        .max(1000)
        .regex(SEVERAL_LINES)
        .optional()
        .transform(value => value || undefined),
      /** The customer for whom PieCed staff files; not allowed for others. */
      organizationId: z.string().trim().min(1).max(200).optional(),
    })
    .superRefine((input, ctx) => {
      const fail = (path: (string | number)[], code: string) =>
        ctx.addIssue({ code: 'custom', path, params: { code } });

      const taken = context.takenInstanceNames.map(name => name.toLowerCase());
      if (
        input.instanceName &&
        taken.includes(input.instanceName.toLowerCase())
      ) {
        fail(['instanceName'], 'taken');
      }
      if (
        !context.inheritsBilling &&
        !context.isPersonal &&
        !(input.billingAddress as BillingAddress | undefined)?.company
      ) {
        fail(['billingAddress', 'company'], 'required');
      }
      checkPackages(context.packages, input, fail);
    });
}

/**
 * What a client sends; which of the optional ones it must send depends on the {@link RequestInputContext}.
 *
 * @public
 */
export type RequestInput = Omit<
  z.input<ReturnType<typeof requestInputSchema>>,
  'instanceName' | 'billingAddress'
> & {
  instanceName?: string;
  billingAddress?: z.input<typeof billingAddressSchema>;
};

/** @public */
export type ParsedRequestInput = z.output<
  ReturnType<typeof requestInputSchema>
>;

function checkPackages(
  catalogue: PackageDefinition[],
  input: { packages: string[]; packageSecrets: PackageSecrets },
  fail: (path: (string | number)[], code: string) => void,
) {
  input.packages.forEach((id, index) => {
    const definition = catalogue.find(item => item.id === id);
    if (!definition) {
      fail(['packages', index], 'unknown_package');
      return;
    }
    if (input.packages.indexOf(id) !== index) {
      fail(['packages', index], 'duplicate');
      return;
    }
    for (const secret of definition.secrets) {
      const value = input.packageSecrets[id]?.[secret.key];
      const path = ['packageSecrets', id, secret.key];
      if (!value) {
        fail(path, 'required');
      } else if (!new RegExp(secret.pattern).test(value)) {
        fail(path, 'invalid');
      }
    }
  });

  for (const [id, values] of Object.entries(input.packageSecrets)) {
    const known = input.packages.includes(id)
      ? catalogue.find(item => item.id === id)?.secrets ?? []
      : [];
    for (const key of Object.keys(values)) {
      if (!known.some(secret => secret.key === key)) {
        fail(['packageSecrets', id, key], 'unexpected');
      }
    }
  }
}
