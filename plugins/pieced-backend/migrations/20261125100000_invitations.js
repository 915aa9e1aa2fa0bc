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
  await knex.schema.createTable('invitation_intents', table => {
    table.comment('Invitations asked for whose outcome is not recorded yet');
    table.uuid('action_id').primary().comment('Of the operation');
    table.uuid('token').notNullable().comment('Changes with whoever asks');
    table
      .integer('earlier')
      .comment('Newest event of the person before; null where it is unknown');
    table
      .timestamp('asked_at', { useTz: true })
      .comment('Null when nothing is outstanding');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('invitation_intents');
};
