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

import { emailDomainOf } from '@pieced/plugin-pieced-common';
import type { Knex } from 'knex';
import type { Queries } from '../database/Database';
import { unendedStates } from './RegistrationRow';

/** How long a finished registration stands in for members that the sync has not read yet. */
const UNTIL_SYNCED_MS = 60 * 60 * 1000;

/** Knows whose e-mail domains are whose. */
export class DomainRegister {
  readonly #now: () => Date;

  constructor(options: { now?: () => Date } = {}) {
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Whether a company uses the domain already or is registering with it. Personal accounts do not count.
   *
   * @param domain - in ASCII and lower case
   */
  async isTaken(queries: Queries, domain: string): Promise<boolean> {
    return (
      (await this.#isRegistering(queries, domain)) ||
      (await hasAddressOf(domain, 'contact_email', contacts(queries))) ||
      (await hasAddressOf(domain, 'members.email', members(queries)))
    );
  }

  async #isRegistering(queries: Queries, domain: string): Promise<boolean> {
    const row = await queries('registrations')
      .where({ domain })
      .where(standing =>
        standing
          .whereIn('state', unendedStates)
          .orWhere(finished =>
            finished
              .where({ state: 'completed' })
              .where(
                'finished_at',
                '>',
                new Date(this.#now().getTime() - UNTIL_SYNCED_MS),
              ),
          ),
      )
      .first('id');
    return row !== undefined;
  }
}

/** Those of active requests. */
function contacts(queries: Queries): Knex.QueryBuilder {
  return queries('tenant_requests')
    .where({ is_personal: false })
    .whereNotIn('status', ['rejected', 'withdrawn', 'deleted']);
}

/** Those of companies, but not of one that was taken away again and that the sync has not missed yet. */
function members(queries: Queries): Knex.QueryBuilder {
  return queries('members')
    .join('organizations', 'organizations.id', 'members.organization_id')
    .where({ 'organizations.is_personal': false, 'members.removed_at': null })
    .whereNotIn(
      'organizations.id',
      queries('registrations')
        .select(queries.raw('cast(id as varchar(36))'))
        .whereIn('state', ['cancelled', 'refused']),
    );
}

/**
 * The database narrows and the rule decides: an address of an international domain is stored in either spelling, and
 * databases do not agree on what upper case is.
 */
async function hasAddressOf(
  domain: string,
  column: string,
  query: Knex.QueryBuilder,
): Promise<boolean> {
  const isInternational = domain.includes('xn--');
  const end = isInternational ? `.${domain.split('.').at(-1)}` : `@${domain}`;
  if (!end.startsWith('.xn--')) {
    query.whereRaw('lower(??) like ?', [column, `%${end}`]);
  }
  const rows: { email: string }[] = await query.select({ email: column });
  return rows.some(({ email }) => emailDomainOf(email) === domain);
}
