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

import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import type { StatusCause } from './ApiError';
import type { KubeObject } from './KubeObject';
import type { PrinterColumn, ResourceType } from './ResourceType';
import { CelRules } from './schema/CelRules';
import { SchemaValidator } from './schema/SchemaValidator';
import { withMetadata } from './schema/metadataSchema';
import type { StructuralSchema } from './schema/StructuralSchema';
import { validateMetadata } from './schema/validateMetadata';

interface CustomResourceDefinition {
  spec: {
    group: string;
    scope: 'Cluster' | 'Namespaced';
    names: {
      plural: string;
      singular: string;
      kind: string;
      listKind: string;
      shortNames?: string[];
      categories?: string[];
    };
    versions: {
      name: string;
      storage: boolean;
      subresources?: { status?: object };
      additionalPrinterColumns?: PrinterColumn[];
      schema: { openAPIV3Schema: StructuralSchema };
    }[];
  };
}

/** Findings after which the API server does not run the CEL rules any more. */
const BLOCKING = [
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
];

/** The file that clusters get too, so that stand-in and cluster cannot drift apart. */
export function tenantCrdPath(): string {
  const packageDir = dirname(require.resolve('@pieced/sandbox/package.json'));
  return resolve(packageDir, '../../deploy/crd/piecedtenants.pieced.ch.yaml');
}

/**
 * Reads a CustomResourceDefinition into what the API server serves.
 *
 * @throws when the file is missing, has no storage version or has a rule that does not parse
 */
export function loadCustomResource(path: string): ResourceType {
  const { spec }: CustomResourceDefinition = parse(readFileSync(path, 'utf8'));
  const version = spec.versions.find(candidate => candidate.storage);
  if (!version) {
    throw new Error(`${path} has no storage version`);
  }
  const schema = version.schema.openAPIV3Schema;
  const validator = new SchemaValidator(schema);
  const rules = new CelRules(schema);
  return {
    ...spec.names,
    group: spec.group,
    version: version.name,
    namespaced: spec.scope === 'Namespaced',
    verbs: ['delete', 'get', 'list', 'patch', 'create', 'update', 'watch'],
    statusSubresource: Boolean(version.subresources?.status),
    unconditionalUpdate: false,
    columns: version.additionalPrinterColumns ?? [],
    schema: withMetadata(schema),
    validate: (object, old) => validate(object, old, validator, rules),
  };
}

function validate(
  object: KubeObject,
  old: KubeObject | undefined,
  validator: SchemaValidator,
  rules: CelRules,
): StatusCause[] {
  const causes = [
    ...validateMetadata(object.metadata, 'subdomain'),
    ...validator.causes(object),
  ];
  if (causes.some(cause => BLOCKING.includes(cause.reason))) {
    causes.push({
      reason: 'FieldValueInvalid',
      message:
        'Invalid value: null: some validation rules were not checked because the object was invalid; ' +
        'correct the existing errors to complete validation',
      field: '<nil>',
    });
  } else {
    causes.push(
      ...rules.causes(visibleToRules(object), old && visibleToRules(old)),
    );
  }
  return causes;
}

/** CEL rules of a CRD see of the metadata only the names. */
function visibleToRules(object: KubeObject): KubeObject {
  const { name, generateName } = object.metadata;
  return {
    ...object,
    metadata: { name, ...(generateName && { generateName }) },
  };
}
