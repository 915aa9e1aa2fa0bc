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

/**
 * `tenant-{name}` has to fit a DNS label of 63 characters.
 *
 * @public
 */
export const TENANT_NAME_MAX_LENGTH = 56;

/** What `spec.displayName` of the custom resource takes. */
const DISPLAY_NAME_MAX_LENGTH = 120;

const HEX_LENGTH = 8;
const SLUG_MAX_LENGTH = TENANT_NAME_MAX_LENGTH - 1 - HEX_LENGTH;

/**
 * Thrown when a tenant name is asked for a request id that does not begin with 8 hex characters.
 *
 * @public
 */
export class InvalidRequestIdError extends Error {
  constructor(requestId: string) {
    super(
      `Request id '${requestId}' does not begin with ${HEX_LENGTH} hexadecimal characters`,
    );
    this.name = 'InvalidRequestIdError';
  }
}

/**
 * The company part of a tenant name: lower case, every run outside `a-z0-9` becomes one `-`, none at either end, at
 * most 47 characters. Empty when nothing is left.
 *
 * @public
 */
export function slugify(companyName: string): string {
  return companyName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, SLUG_MAX_LENGTH)
    .replace(/-+$/, '');
}

/**
 * The name of the tenant that a request becomes: `{slug}-{hex8}` for a company, `p-{hex8}` for a person, `t-{hex8}`
 * for a company whose slug is empty.
 *
 * @throws {@link InvalidRequestIdError}
 * @public
 */
export function tenantNameFor(options: {
  requestId: string;
  companyName: string;
  isPersonal: boolean;
}): string {
  const hex = options.requestId.replace(/-/g, '').slice(0, HEX_LENGTH);
  if (!/^[0-9a-f]{8}$/i.test(hex)) {
    throw new InvalidRequestIdError(options.requestId);
  }
  const prefix = options.isPersonal ? 'p' : slugify(options.companyName) || 't';
  return `${prefix}-${hex.toLowerCase()}`;
}

/**
 * What an instance is called: its own name if given, else the contact's name for a person (`Assistant` without one),
 * else the company's name.
 *
 * @public
 */
export function tenantDisplayNameFor(options: {
  instanceName?: string;
  companyName: string;
  isPersonal: boolean;
  contactName?: string;
}): string {
  const instanceName = options.instanceName?.trim();
  const customerName = options.isPersonal
    ? options.contactName?.trim() || 'Assistant'
    : options.companyName.trim();
  return (instanceName || customerName)
    .slice(0, DISPLAY_NAME_MAX_LENGTH)
    .trim();
}
