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

// @ts-check

const UNIQUE = { domain: 'domain is not null and ', email: '' };

/**
 * @param {import('knex').Knex} knex
 * @param {string[]} states
 */
async function holdIn(knex, states) {
  const list = states.map(state => `'${state}'`).join(', ');
  for (const [column, condition] of Object.entries(UNIQUE)) {
    const index = `registrations_${column}_uidx`;
    await knex.raw(`drop index ${index}`);
    await knex.raw(
      `create unique index ${index}
         on registrations (${column})
         where ${condition}state in (${list})`,
    );
  }
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('registrations', table => {
    table.timestamp('cancelled_at', { useTz: true });
  });
  await holdIn(knex, ['under_way', 'cancelling']);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await holdIn(knex, ['under_way']);
  await knex.schema.alterTable('registrations', table => {
    table.dropColumn('cancelled_at');
  });
};
