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

import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import { PIECED_EVENTS_TOPIC } from '@pieced/plugin-pieced-common';
import { ChangeQueue, type Changes } from './ChangeQueue';
import {
  ENTITY_NAMESPACE,
  organizationEntities,
  platformEntities,
  tenantEntity,
} from './entities';
import type { PiecedSource } from './PiecedSource';
import { readChangeHint } from './readChangeHint';

const PROVIDER_NAME = 'pieced';

/** From so many changed tenants on it is cheaper to read all of them in pages. */
const MANY_TENANTS = 100;

const PARALLEL_READS = 10;

/**
 * Keeps the catalog in line with the portal: everything at start and on a schedule, and what changed at once. When the
 * portal cannot be read it throws and leaves the catalog as it is.
 */
export class PiecedEntityProvider implements EntityProvider {
  readonly #appBaseUrl?: string;
  readonly #events: EventsService;
  readonly #queue: ChangeQueue;
  readonly #source: PiecedSource;
  readonly #taskRunner: SchedulerServiceTaskRunner;
  #connection?: EntityProviderConnection;
  #turn: Promise<unknown> = Promise.resolve();

  static create(options: {
    events: EventsService;
    logger: LoggerService;
    source: PiecedSource;
    taskRunner: SchedulerServiceTaskRunner;
    appBaseUrl?: string;
  }) {
    return new PiecedEntityProvider(options);
  }

  private constructor(
    options: Parameters<typeof PiecedEntityProvider.create>[0],
  ) {
    this.#appBaseUrl = options.appBaseUrl;
    this.#events = options.events;
    this.#source = options.source;
    this.#taskRunner = options.taskRunner;
    this.#queue = new ChangeQueue({
      apply: changes => this.#inTurn(() => this.#apply(changes)),
      logger: options.logger.child({ provider: PROVIDER_NAME }),
    });
  }

  getProviderName(): string {
    return PROVIDER_NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#events.subscribe({
      id: 'catalog-pieced-provider',
      topics: [PIECED_EVENTS_TOPIC],
      onEvent: async event => this.#onEvent(event),
    });
    this.#queue.add({ everything: true });
    await this.#taskRunner.run({
      id: 'pieced-entity-provider-sync',
      fn: () => this.sync(),
    });
  }

  /** Brings the whole catalog in line. */
  sync(): Promise<void> {
    return this.#inTurn(() => this.#applyEverything());
  }

  stop(): void {
    this.#queue.stop();
  }

  #onEvent({ eventPayload }: EventParams): void {
    const hint = readChangeHint(eventPayload);
    switch (hint?.topic) {
      case 'tenant':
        this.#queue.add(
          hint.key ? { tenants: new Set([hint.key]) } : { everything: true },
        );
        break;
      case 'organization':
        this.#queue.add(
          hint.key
            ? { organizations: new Set([hint.key]) }
            : { everything: true },
        );
        break;
      default:
    }
  }

  /** One after the other, lest what a full sync read earlier overwrites a newer change. */
  #inTurn<T>(fn: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(fn);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #apply(changes: Changes): Promise<void> {
    if (changes.everything || changes.tenants.size > MANY_TENANTS) {
      await this.#applyEverything();
      return;
    }
    const added = new Map<string, Entity>();
    const removed = new Set<string>();
    await this.#readTenants([...changes.tenants], added, removed);
    await this.#readOrganizations(changes.organizations, added, removed);
    await this.#connected().applyMutation({
      type: 'delta',
      added: [...added.values()].map(deferred),
      removed: [...removed]
        .filter(ref => !added.has(ref))
        .map(entityRef => ({ entityRef, locationKey: PROVIDER_NAME })),
    });
  }

  async #applyEverything(): Promise<void> {
    const [organizations, tenants] = await Promise.all([
      this.#source.organizations(),
      this.#source.tenants(),
    ]);
    const entities = new Map<string, Entity>();
    addTo(entities, platformEntities());
    addTo(entities, organizations.flatMap(organizationEntities));
    addTo(
      entities,
      tenants.map(tenant => this.#tenantEntity(tenant)),
    );
    await this.#connected().applyMutation({
      type: 'full',
      entities: [...entities.values()].map(deferred),
    });
  }

  async #readTenants(
    names: string[],
    added: Map<string, Entity>,
    removed: Set<string>,
  ): Promise<void> {
    for (let start = 0; start < names.length; start += PARALLEL_READS) {
      await Promise.all(
        names.slice(start, start + PARALLEL_READS).map(async name => {
          const tenant = await this.#source.tenant(name);
          if (tenant) {
            addTo(added, [this.#tenantEntity(tenant)]);
          } else {
            removed.add(`resource:${ENTITY_NAMESPACE}/${name.toLowerCase()}`);
          }
        }),
      );
    }
  }

  async #readOrganizations(
    ids: Set<string>,
    added: Map<string, Entity>,
    removed: Set<string>,
  ): Promise<void> {
    if (ids.size === 0) {
      return;
    }
    for (const organization of await this.#source.organizations()) {
      if (ids.has(organization.id)) {
        addTo(added, organizationEntities(organization));
      }
    }
    for (const id of ids) {
      for (const ref of await this.#source.knownRefs(id)) {
        removed.add(ref);
      }
    }
  }

  #tenantEntity(tenant: Parameters<typeof tenantEntity>[0]): Entity {
    return tenantEntity(tenant, { appBaseUrl: this.#appBaseUrl });
  }

  #connected(): EntityProviderConnection {
    if (!this.#connection) {
      throw new Error(`The provider '${PROVIDER_NAME}' is not connected`);
    }
    return this.#connection;
  }
}

/** By ref, because a mutation must not hold the same entity twice. */
function addTo(entities: Map<string, Entity>, more: Entity[]): void {
  for (const entity of more) {
    entities.set(stringifyEntityRef(entity), entity);
  }
}

function deferred(entity: Entity): DeferredEntity {
  return { entity, locationKey: PROVIDER_NAME };
}
