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

const COLUMNS = [
  'given_name',
  'family_name',
  'accepted',
  'invited_at',
  'revision',
  'operation_id',
  'pending_operation_id',
  'settled_at',
  'removed_at',
  'invited_by',
  'invite_key',
  'invite_hash',
  'created_at',
];

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('members', table => {
    table.string('given_name', 200).notNullable().defaultTo('');
    table.string('family_name', 200).notNullable().defaultTo('');
    table
      .boolean('accepted')
      .notNullable()
      .defaultTo(true)
      .comment('Has followed the invitation');
    table.timestamp('invited_at', { useTz: true });
    table.integer('revision').notNullable().defaultTo(1);
    table.uuid('operation_id').comment('The newest one');
    table
      .uuid('pending_operation_id')
      .comment('Until it has succeeded, ZITADEL does not know better');
    table
      .timestamp('settled_at', { useTz: true })
      .comment('What was read from ZITADEL before may be older than the row');
    table
      .timestamp('removed_at', { useTz: true })
      .comment('Kept for as long as a token may still say otherwise');
    table.string('invited_by', 300);
    table.string('invite_key', 200);
    table.string('invite_hash', 64).comment('Of what the key has asked for');
    table
      .timestamp('created_at', { useTz: true })
      .comment('Of those whom the portal invited');
    table.unique(['invited_by', 'invite_key'], {
      indexName: 'members_invite_uidx',
    });
    table.index(
      ['organization_id', 'display_name', 'user_id'],
      'members_name_idx',
    );
  });
  await knex.raw(
    `create index members_standing_idx
       on members (organization_id, lower(user_id))`,
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('members').whereNotNull('removed_at').delete();
  await knex.raw('drop index members_standing_idx');
  await knex.schema.alterTable('members', table => {
    table.dropIndex([], 'members_name_idx');
    table.dropUnique([], 'members_invite_uidx');
  });
  await knex.schema.alterTable('members', table => {
    table.dropColumns(...COLUMNS);
  });
};
