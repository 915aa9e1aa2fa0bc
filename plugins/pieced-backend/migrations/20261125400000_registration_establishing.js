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

// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @param {string[]} states
 */
async function holdAddressIn(knex, states) {
  const list = states.map(state => `'${state}'`).join(', ');
  await knex.raw('drop index registrations_email_uidx');
  await knex.raw(
    `create unique index registrations_email_uidx
       on registrations (email)
       where state in (${list})`,
  );
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('registrations', table => {
    table
      .timestamp('establishing_at', { useTz: true })
      .comment('When the directory was last asked for the organization');
  });
  await holdAddressIn(knex, ['under_way']);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // whoever is being cancelled gives way to a later one with the same address
  await knex('registrations')
    .where({ state: 'cancelling' })
    .whereIn(
      'email',
      knex('registrations').select('email').where({ state: 'under_way' }),
    )
    .delete();
  await holdAddressIn(knex, ['under_way', 'cancelling']);
  await knex.schema.alterTable('registrations', table => {
    table.dropColumn('establishing_at');
  });
};
