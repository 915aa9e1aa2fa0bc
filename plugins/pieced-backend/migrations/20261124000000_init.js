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
  await knex.schema.createTable('organizations', table => {
    table.comment('Customers and PieCed itself, as last read from ZITADEL');
    table.string('id', 200).primary();
    table.string('name', 200).notNullable();
    table.boolean('is_personal').notNullable();
    table.timestamp('synced_at', { useTz: true }).notNullable();
  });

  await knex.schema.createTable('members', table => {
    table.comment('People with a role, as last read from ZITADEL');
    table
      .string('organization_id', 200)
      .notNullable()
      .references('organizations.id')
      .onDelete('CASCADE');
    table.string('user_id', 200).notNullable();
    table.string('display_name', 200).notNullable();
    table.string('email', 320).notNullable();
    table.string('language', 2).notNullable();
    table.string('role', 32).notNullable();
    table.primary(['organization_id', 'user_id']);
    table.index(['user_id'], 'members_user_idx');
  });

  await knex.schema.createTable('tenant_requests', table => {
    table.comment('One ask for one instance');
    table.uuid('id').primary();
    table.string('organization_id', 200).notNullable();
    table.string('company_name', 200).notNullable();
    table.boolean('is_personal').notNullable();
    table.string('instance_name', 80);
    table
      .string('instance_name_key', 160)
      .comment('Lower-cased, for uniqueness among live requests');
    table.string('agent_name', 50).notNullable();
    table.text('packages').notNullable().comment('JSON array of package ids');
    table
      .text('secret_keys')
      .notNullable()
      .comment('JSON array of { package, key }: names, never values');
    table.string('contact_name', 200).notNullable();
    table.string('contact_email', 320).notNullable();
    table.string('contact_language', 2).notNullable();
    table.text('billing_address').notNullable().comment('JSON');
    table.text('billing_notes');
    table.string('status', 16).notNullable();
    table.text('staff_note');
    table.string('tenant_name', 63).unique({
      indexName: 'tenant_requests_tenant_name_uidx',
    });
    table.integer('revision').notNullable().defaultTo(1);
    table.string('requested_by', 300).notNullable();
    table.string('idempotency_key', 200);
    table.string('decided_by', 300);
    table.timestamp('decided_at', { useTz: true });
    table.timestamp('ready_at', { useTz: true });
    table.timestamp('created_at', { useTz: true }).notNullable();
    table.timestamp('updated_at', { useTz: true }).notNullable();
    table.unique(['requested_by', 'idempotency_key'], {
      indexName: 'tenant_requests_idempotency_uidx',
    });
    table.index(
      ['organization_id', 'status', 'created_at'],
      'tenant_requests_organization_idx',
    );
    table.index(
      ['status', 'created_at', 'id'],
      'tenant_requests_status_created_idx',
    );
    table.index(['created_at', 'id'], 'tenant_requests_created_idx');
  });
  await knex.raw(
    `create unique index tenant_requests_instance_name_uidx
       on tenant_requests (organization_id, instance_name_key)
       where instance_name_key is not null
         and status not in ('rejected', 'withdrawn', 'deleted')`,
  );

  await knex.schema.createTable('request_files', table => {
    table.comment('Large texts of a request, apart so that lists stay narrow');
    table
      .uuid('request_id')
      .notNullable()
      .references('tenant_requests.id')
      .onDelete('CASCADE');
    table.string('name', 64).notNullable();
    table.text('content').notNullable();
    table.primary(['request_id', 'name']);
  });

  await knex.schema.createTable('sealed_secrets', table => {
    table.comment('Envelopes that only a worker opens; erased once stored');
    table
      .uuid('request_id')
      .primary()
      .references('tenant_requests.id')
      .onDelete('CASCADE');
    table.string('key_id', 100).notNullable();
    table.text('envelope').notNullable();
    table.timestamp('created_at', { useTz: true }).notNullable();
    table.index(['key_id'], 'sealed_secrets_key_idx');
  });

  await knex.schema.createTable('drafts', table => {
    table.comment('Wizard answers kept until the request is filed');
    table.string('user_entity_ref', 300).primary();
    table.text('content').notNullable().comment('JSON, free of secrets');
    table.timestamp('saved_at', { useTz: true }).notNullable();
  });

  await knex.schema.createTable('tenants', table => {
    table.comment('Custom resources as last seen by the watch');
    table.string('name', 63).primary();
    table.string('uid', 64).notNullable();
    table.string('organization_id', 200);
    table.uuid('request_id');
    table.string('display_name', 200).notNullable();
    table.string('agent_name', 100).notNullable();
    table.string('phase', 16).notNullable();
    table.text('message');
    table.boolean('suspended').notNullable();
    table.text('packages').notNullable().comment('JSON array');
    table.text('enabled_packages').notNullable().comment('JSON array');
    table.text('conditions').notNullable().comment('JSON array');
    table.string('namespace', 63);
    table.string('litellm_team_id', 200);
    table.string('litellm_key_alias', 200);
    table.bigInteger('generation').notNullable();
    table.bigInteger('observed_generation').notNullable();
    table.bigInteger('resource_version').notNullable();
    table.timestamp('created_at', { useTz: true }).notNullable();
    table.timestamp('observed_at', { useTz: true }).notNullable();
    table
      .timestamp('deleted_at', { useTz: true })
      .comment('Rows of deleted tenants stay for usage and audit');
    table.index(['organization_id', 'deleted_at'], 'tenants_organization_idx');
    table.index(['deleted_at', 'phase'], 'tenants_phase_idx');
    table.index(['created_at', 'name'], 'tenants_created_idx');
  });

  await knex.schema.createTable('tenant_assignments', table => {
    table.comment('Which tenants a member with the role user may read');
    table.string('tenant_name', 63).notNullable();
    table.string('user_entity_ref', 300).notNullable();
    table.primary(['tenant_name', 'user_entity_ref']);
    table.index(['user_entity_ref'], 'tenant_assignments_user_idx');
  });

  await knex.schema.createTable('operations', table => {
    table.comment('Intent on its way to the outside');
    table.increments('sequence');
    table.uuid('id').notNullable().unique({ indexName: 'operations_id_uidx' });
    table.string('kind', 32).notNullable();
    table.string('subject', 200).notNullable();
    table.string('organization_id', 200).notNullable();
    table.text('input').notNullable().comment('JSON, free of secrets');
    table.string('state', 16).notNullable();
    table.text('results').notNullable().comment('JSON: finished steps');
    table.string('step', 64);
    table.integer('attempts').notNullable().defaultTo(0);
    table.string('waiting_for', 32);
    table.timestamp('waiting_since', { useTz: true });
    table.string('waiting_reason', 64);
    table.timestamp('next_attempt_at', { useTz: true }).notNullable();
    table.string('lease_owner', 100);
    table.timestamp('lease_until', { useTz: true });
    table.string('error_code', 64);
    table.text('error_message');
    table.string('error_field', 300);
    table.string('requested_by', 300).notNullable();
    table.timestamp('created_at', { useTz: true }).notNullable();
    table.timestamp('started_at', { useTz: true });
    table.timestamp('finished_at', { useTz: true });
    table.index(['state', 'next_attempt_at'], 'operations_due_idx');
    table.index(['subject', 'sequence'], 'operations_subject_idx');
  });

  await knex.schema.createTable('changes', table => {
    table.comment('Hints that something should be read again; pruned');
    table.increments('id');
    table.string('topic', 32).notNullable();
    table.string('key', 200).notNullable();
    table.string('organization_id', 200);
    table.timestamp('created_at', { useTz: true }).notNullable();
    table.index(['created_at'], 'changes_created_idx');
  });

  await knex.schema.createTable('collectors', table => {
    table.comment('Who runs a collector, and how fresh its table is');
    table.string('name', 64).primary();
    table.string('lease_owner', 100);
    table.timestamp('lease_until', { useTz: true });
    table
      .timestamp('alive_at', { useTz: true })
      .comment('The last moment at which the table was known to be current');
    table.string('lost_reason', 64);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'collectors',
    'changes',
    'operations',
    'tenant_assignments',
    'tenants',
    'drafts',
    'sealed_secrets',
    'request_files',
    'tenant_requests',
    'members',
    'organizations',
  ]) {
    await knex.schema.dropTable(table);
  }
};
