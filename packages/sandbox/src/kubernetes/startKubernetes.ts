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

import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Faults } from '../Faults';
import { namespaces, workloads } from './builtinResources';
import { Credentials } from './Credentials';
import { loadCustomResource, tenantCrdPath } from './customResource';
import { GarbageCollector } from './GarbageCollector';
import { Access } from './http/Access';
import { createApiApp } from './http/createApiApp';
import { Watches } from './http/Watches';
import { Operator, type OperatorOptions } from './operator/Operator';
import { ObjectStore } from './store/ObjectStore';
import { ObjectApi } from './write/ObjectApi';

export interface KubernetesOptions {
  /** 0 = any free port. */
  port: number;
  /** Folder for objects, certificates and tokens; without it nothing survives. */
  stateDir?: string;
  faults: Faults;
  /** How the stand-in operator behaves, or `false` for a cluster without one. */
  operator: OperatorOptions | false;
  /** Changes that watches and list pages can look back; at least this many are kept. 5000 by default. */
  historySize?: number;
  /** Pause between bookmarks on watches that allow them, in ms. 15 s by default. */
  bookmarkMs?: number;
}

/** A running Kubernetes API with the PieCed operator in it. */
export interface Kubernetes {
  /** `https://127.0.0.1:<port>` */
  url: string;
  caPem: string;
  /** Bearer tokens: `admin` may do everything, `portal` what the portal's role grants. */
  tokens: { admin: string; portal: string };
  /** A kubeconfig as YAML with the CA inside. */
  kubeconfig(who: 'admin' | 'portal'): string;
  /** Cuts every open watch; returns how many there were. */
  dropWatches(): number;
  /** Forgets the history of changes: watches from an older resource version get 410. */
  compact(): void;
  /** Ends connections and operator, and writes the state out. */
  close(): Promise<void>;
}

/** Starts the Kubernetes API stand-in on the loopback interface. */
export async function startKubernetes(
  options: KubernetesOptions,
): Promise<Kubernetes> {
  const { port, stateDir, faults, operator } = options;
  const credentials = await Credentials.load(stateDir);
  const tenants = loadCustomResource(tenantCrdPath());
  const types = [tenants, namespaces, ...workloads];
  const store = new ObjectStore({
    path: stateDir && join(stateDir, 'kubernetes.json'),
    historySize: options.historySize ?? 5000,
  });
  const api = new ObjectApi(store);
  createSystemNamespaces(api);
  const watches = new Watches({
    store,
    bookmarkMs: options.bookmarkMs ?? 15_000,
  });
  const app = createApiApp({
    api,
    types,
    watches,
    access: new Access(credentials.tokens),
    before: faults.middleware('kubernetes'),
  });
  const server = createServer(credentials.tls, app);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');

  const collector = GarbageCollector.start(api, types);
  const controller = operator && Operator.start(api, tenants, operator);
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    caPem: credentials.caPem,
    tokens: credentials.tokens,
    kubeconfig: who => credentials.kubeconfig(who, url),
    dropWatches: () => watches.drop(),
    compact: () => store.compact(),
    async close() {
      if (controller) {
        await controller.stop();
      }
      collector.stop();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      store.flush();
    },
  };
}

function createSystemNamespaces(api: ObjectApi): void {
  for (const name of ['default', 'kube-system', 'pieced']) {
    if (!api.store.get(namespaces, undefined, name)) {
      api.create(
        { type: namespaces },
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
        { manager: 'kube-apiserver' },
      );
    }
  }
}
