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

import type { JsonObject } from '../KubeObject';
import {
  apiVersionOf,
  groupVersionPath,
  type ResourceType,
} from '../ResourceType';

/** Version of Kubernetes whose behaviour the stand-in follows. */
export const VERSION: JsonObject = {
  major: '1',
  minor: '35',
  emulationMajor: '1',
  emulationMinor: '35',
  minCompatibilityMajor: '1',
  minCompatibilityMinor: '34',
  gitVersion: 'v1.35.2+sandbox',
  gitCommit: '0000000000000000000000000000000000000000',
  gitTreeState: 'clean',
  buildDate: '2026-05-01T00:00:00Z',
  goVersion: 'none',
  compiler: 'node',
  platform: 'linux/amd64',
};

const ACCESS_REVIEW = 'authorization.k8s.io/v1';

/** The discovery documents by path. */
export function discoveryDocuments(
  types: ResourceType[],
): Map<string, JsonObject> {
  const documents = new Map<string, JsonObject>();
  documents.set('/api', {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [],
  });
  const groups = new Map<string, string>();
  for (const type of types.filter(({ group }) => group)) {
    groups.set(type.group, type.version);
  }
  groups.set('authorization.k8s.io', 'v1');
  const described = [...groups].map(([group, version]) =>
    describeGroup(group, version),
  );
  documents.set('/apis', {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: described,
  });
  for (const group of described) {
    documents.set(`/apis/${group.name}`, {
      kind: 'APIGroup',
      apiVersion: 'v1',
      ...group,
    });
  }
  for (const type of types) {
    const path = groupVersionPath(type);
    const list = documents.get(path) ?? emptyResourceList(apiVersionOf(type));
    const resources = list.resources as JsonObject[];
    resources.push(...describeResource(type));
    documents.set(path, list);
  }
  documents.set(`/apis/${ACCESS_REVIEW}`, {
    ...emptyResourceList(ACCESS_REVIEW),
    resources: [
      {
        name: 'selfsubjectaccessreviews',
        singularName: 'selfsubjectaccessreview',
        namespaced: false,
        kind: 'SelfSubjectAccessReview',
        verbs: ['create'],
      },
    ],
  });
  return documents;
}

function describeGroup(name: string, version: string): JsonObject {
  const groupVersion = { groupVersion: `${name}/${version}`, version };
  return { name, versions: [groupVersion], preferredVersion: groupVersion };
}

function emptyResourceList(groupVersion: string): JsonObject {
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: [],
  };
}

function describeResource(type: ResourceType): JsonObject[] {
  const { plural, singular, namespaced, kind } = type;
  const main: JsonObject = {
    name: plural,
    singularName: singular,
    namespaced,
    kind,
    verbs: type.verbs,
    ...(type.shortNames && { shortNames: type.shortNames }),
    ...(type.categories && { categories: type.categories }),
  };
  const status: JsonObject = {
    name: `${plural}/status`,
    singularName: '',
    namespaced,
    kind,
    verbs: ['get', 'patch', 'update'],
  };
  return type.statusSubresource ? [main, status] : [main];
}
