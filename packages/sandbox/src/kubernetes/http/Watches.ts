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

import type { Request, Response } from 'express';
import { ApiError } from '../ApiError';
import type { JsonObject, KubeObject } from '../KubeObject';
import {
  apiVersionOf,
  qualifiedResource,
  type ResourceType,
} from '../ResourceType';
import type { ObjectStore, StoreEvent } from '../store/ObjectStore';
import { flagOf, queryOf } from './requestOptions';
import { toPredicate, type Predicate } from './selectors';
import { metadataOnly, toTable, type Representation } from './table';

type Send = (kind: string, object: JsonObject) => void;

interface WatchTarget {
  type: ResourceType;
  namespace?: string;
}

/** All open watches: streams of one JSON event a line, resumable from a resource version. */
export class Watches {
  readonly #store: ObjectStore;
  readonly #bookmarkMs: number;
  readonly #open = new Set<Response>();

  constructor(options: { store: ObjectStore; bookmarkMs: number }) {
    this.#store = options.store;
    this.#bookmarkMs = options.bookmarkMs;
  }

  /** Cuts the connection of every open watch; returns how many there were. */
  drop(): number {
    const dropped = [...this.#open];
    dropped.forEach(res => res.socket?.destroy());
    return dropped.length;
  }

  /**
   * Answers a watch request and keeps it open until the client leaves or `timeoutSeconds` are over. A resource version
   * that is too old is reported inside the stream, as the real API server does.
   *
   * @throws ApiError 400, 422 before the stream begins
   */
  start(
    req: Request,
    res: Response,
    at: WatchTarget,
    representation: Representation,
  ): void {
    const bookmarks = flagOf(req, 'allowWatchBookmarks');
    const selected = toPredicate(at.type, {
      labels: queryOf(req, 'labelSelector'),
      fields: queryOf(req, 'fieldSelector'),
    });
    const initial = initialEvents(req);
    const version = Number(queryOf(req, 'resourceVersion') ?? 0);
    const send: Send = (kind, object) => {
      res.write(`${JSON.stringify({ type: kind, object })}\n`);
    };
    const sendObject: Send = (kind, object) =>
      send(kind, represented(at.type, object as KubeObject, representation));

    res.status(200).type('application/json');
    res.flushHeaders();
    try {
      if (initial === 'asked' || (initial === 'default' && version === 0)) {
        this.#store
          .list(at.type, at.namespace)
          .filter(selected)
          .forEach(object => sendObject('ADDED', object));
        if (initial === 'asked' && bookmarks) {
          send('BOOKMARK', this.#bookmark(at.type, representation, true));
        }
      } else {
        const from = version || this.#store.version;
        this.#store
          .since(from)
          .forEach(event => relay(event, at, selected, sendObject));
      }
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      send('ERROR', error.toStatus());
      res.end();
      return;
    }
    this.#follow(req, res, {
      relay: event => relay(event, at, selected, sendObject, version),
      bookmark: bookmarks
        ? () => send('BOOKMARK', this.#bookmark(at.type, representation))
        : undefined,
    });
  }

  #follow(
    req: Request,
    res: Response,
    on: { relay: (event: StoreEvent) => void; bookmark?: () => void },
  ): void {
    const unsubscribe = this.#store.subscribe(on.relay);
    const seconds =
      Number(queryOf(req, 'timeoutSeconds') ?? 0) ||
      1800 + Math.random() * 1800;
    const end = setTimeout(() => res.end(), seconds * 1000);
    const beat = on.bookmark && setInterval(on.bookmark, this.#bookmarkMs);
    this.#open.add(res);
    res.on('close', () => {
      unsubscribe();
      clearTimeout(end);
      clearInterval(beat);
      this.#open.delete(res);
    });
  }

  #bookmark(
    type: ResourceType,
    representation: Representation,
    endOfInitialEvents = false,
  ): JsonObject {
    const mark: JsonObject = {
      kind: type.kind,
      apiVersion: apiVersionOf(type),
      metadata: {
        resourceVersion: String(this.#store.version),
        creationTimestamp: null,
        ...(endOfInitialEvents && {
          annotations: { 'k8s.io/initial-events-end': 'true' },
        }),
      },
    };
    return represented(type, mark as KubeObject, representation);
  }
}

/** Sends what a change means for this watch: entering and leaving the selection look like additions and deletions. */
function relay(
  event: StoreEvent,
  { type, namespace }: WatchTarget,
  selected: Predicate,
  send: Send,
  after = 0,
): void {
  const { object, previous } = event;
  const elsewhere = namespace && object.metadata.namespace !== namespace;
  if (
    event.resource !== qualifiedResource(type) ||
    elsewhere ||
    event.version <= after
  ) {
    return;
  }
  const before = previous !== undefined && selected(previous);
  const now = event.kind !== 'DELETED' && selected(object);
  if (now) {
    send(before ? 'MODIFIED' : 'ADDED', object);
  } else if (before) {
    const { resourceVersion } = object.metadata;
    const last = event.kind === 'DELETED' ? object : previous;
    send('DELETED', {
      ...last,
      metadata: { ...last.metadata, resourceVersion },
    });
  }
}

function represented(
  type: ResourceType,
  object: KubeObject,
  representation: Representation,
): JsonObject {
  switch (representation.as) {
    case 'table':
      return toTable(type, [object], {
        include: representation.include,
        metadata: { resourceVersion: object.metadata.resourceVersion },
      });
    case 'metadata':
      return metadataOnly(object);
    default:
      return object;
  }
}

function initialEvents(req: Request): 'default' | 'asked' | 'declined' {
  const wanted = queryOf(req, 'sendInitialEvents');
  const match = queryOf(req, 'resourceVersionMatch');
  const refuse = (field: string, message: string) =>
    ApiError.invalidOptions('ListOptions', [
      {
        reason: 'FieldValueForbidden',
        message: `Forbidden: ${message}`,
        field,
      },
    ]);
  if (wanted === undefined) {
    if (match !== undefined) {
      throw refuse(
        'resourceVersionMatch',
        'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
      );
    }
    return 'default';
  }
  if (match !== 'NotOlderThan') {
    throw refuse(
      'resourceVersionMatch',
      'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  }
  return wanted === 'true' ? 'asked' : 'declined';
}
