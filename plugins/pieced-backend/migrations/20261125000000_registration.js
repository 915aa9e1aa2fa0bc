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
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('registrations', table => {
    table.comment('Strangers on their way to becoming customers');
    table.uuid('id').primary();
    table.string('company_name', 100);
    table.string('given_name', 100).notNullable();
    table.string('family_name', 100).notNullable();
    table.string('email', 254).notNullable();
    table.string('language', 2);
    table.boolean('is_personal').notNullable();
    table
      .string('domain', 253)
      .comment('In ASCII; null where it does not tell customers apart');
    table.string('state', 16).notNullable();
    table.string('refusal', 32);
    table.string('organization_name', 200);
    table.timestamp('created_at', { useTz: true }).notNullable();
    table.timestamp('finished_at', { useTz: true });
    table.index(['state', 'created_at', 'id'], 'registrations_state_idx');
    table.index(['created_at', 'id'], 'registrations_created_idx');
    table.index(['domain'], 'registrations_domain_idx');
  });
  await knex.raw(
    `create unique index registrations_domain_uidx
       on registrations (domain)
       where domain is not null and state = 'under_way'`,
  );
  await knex.raw(
    `create unique index registrations_email_uidx
       on registrations (email)
       where state = 'under_way'`,
  );

  await knex.schema.createTable('registration_attempts', table => {
    // columns in the order in which rate-limiter-flexible inserts
    table.comment('Attempts per client and hour; pruned');
    table.string('key', 255).primary().comment('Hash of the address');
    table.integer('points').notNullable().defaultTo(0);
    table.bigInteger('expire').comment('Milliseconds since 1970');
    table.index(['expire'], 'registration_attempts_expire_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('registration_attempts');
  await knex.schema.dropTable('registrations');
};
