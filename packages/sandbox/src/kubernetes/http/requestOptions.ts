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

import type { Request } from 'express';
import { parse } from 'yaml';
import { ApiError } from '../ApiError';
import { isJsonObject, type Json } from '../KubeObject';
import { PATCH_TYPES, type PatchType } from '../write/applyPatch';
import type { FieldValidation } from '../write/decodeObject';
import type { DeleteOptions } from '../write/deletion';
import type { WriteOptions } from '../write/WriteOptions';

/** A query parameter as text, if it is there and not empty. */
export function queryOf(req: Request, name: string): string | undefined {
  const value = req.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether a query parameter is switched on. */
export function flagOf(req: Request, name: string): boolean {
  return ['true', '1'].includes(queryOf(req, name) ?? '');
}

/** The body of a request that brings an object. @throws ApiError 400, 415 */
export function objectBody(req: Request): Json {
  const accepted = ['application/json', 'application/yaml'];
  const type = mediaType(req) || accepted[0];
  if (!accepted.includes(type)) {
    throw ApiError.unsupportedMediaType(accepted);
  }
  return parseBody(req, type);
}

/** The body of a PATCH and its type. @throws ApiError 400, 415 */
export function patchBody(
  req: Request,
  accepted: PatchType[],
): { type: PatchType; body: Json } {
  const media = mediaType(req);
  const type = accepted.find(candidate => PATCH_TYPES[candidate] === media);
  if (!type) {
    throw ApiError.unsupportedMediaType(accepted.map(t => PATCH_TYPES[t]));
  }
  const format = type === 'apply' ? 'application/yaml' : 'application/json';
  return { type, body: parseBody(req, format) };
}

/** Options of a deletion, from the query and, going first, from the body. @throws ApiError 400 */
export function deleteOptions(
  req: Request,
): DeleteOptions & { dryRun: boolean } {
  const empty = !Buffer.isBuffer(req.body) || !req.body.length;
  const body = empty ? {} : objectBody(req);
  const given = isJsonObject(body) ? body : {};
  const query = queryOf(req, 'propagationPolicy');
  const policy = given.propagationPolicy ?? query;
  const orphan = given.orphanDependents ?? flagOf(req, 'orphanDependents');
  const preconditions = isJsonObject(given.preconditions)
    ? given.preconditions
    : {};
  const known = ['Orphan', 'Background', 'Foreground'] as const;
  const named = known.find(candidate => candidate === policy);
  if (policy !== undefined && !named) {
    throw invalidOption('DeleteOptions', 'propagationPolicy', policy, known);
  }
  return {
    propagationPolicy: named ?? (orphan ? 'Orphan' : undefined),
    preconditions: {
      uid: textOrNone(preconditions.uid),
      resourceVersion: textOrNone(preconditions.resourceVersion),
    },
    dryRun: dryRunOf(req, 'DeleteOptions') || isDryRun(given.dryRun),
  };
}

/**
 * Options of a write.
 *
 * @param kind - what the real API server calls them in errors, such as `CreateOptions`
 * @throws ApiError 422 on an unknown value
 */
export function writeOptions(
  req: Request,
  kind: string,
  warn: (sentence: string) => void,
): WriteOptions {
  const known: readonly FieldValidation[] = ['Ignore', 'Warn', 'Strict'];
  const wanted = queryOf(req, 'fieldValidation') ?? 'Warn';
  const fieldValidation = known.find(candidate => candidate === wanted);
  if (!fieldValidation) {
    throw invalidOption(kind, 'fieldValidation', wanted, [...known]);
  }
  const [agent] = (req.headers['user-agent'] ?? '').split('/');
  return {
    manager: queryOf(req, 'fieldManager') ?? (agent || 'unknown'),
    dryRun: dryRunOf(req, kind),
    fieldValidation,
    warn,
  };
}

function dryRunOf(req: Request, kind: string): boolean {
  const wanted = queryOf(req, 'dryRun');
  if (wanted !== undefined && wanted !== 'All') {
    throw invalidOption(kind, 'dryRun', wanted, ['All']);
  }
  return wanted === 'All';
}

function invalidOption(
  kind: string,
  field: string,
  value: Json,
  supported: readonly string[],
): ApiError {
  const list = supported.map(name => JSON.stringify(name)).join(', ');
  return ApiError.invalidOptions(kind, [
    {
      reason: 'FieldValueNotSupported',
      message: `Unsupported value: ${JSON.stringify(
        value,
      )}: supported values: ${list}`,
      field,
    },
  ]);
}

function isDryRun(value: Json | undefined): boolean {
  return Array.isArray(value) && value.includes('All');
}

function textOrNone(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function mediaType(req: Request): string {
  return (req.headers['content-type'] ?? '').split(';')[0].trim();
}

function parseBody(req: Request, type: string): Json {
  const text = Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
  try {
    return type === 'application/yaml' ? parse(text) : JSON.parse(text);
  } catch (error) {
    throw ApiError.badRequest(
      `the object provided is unrecognized: ${(error as Error).message}`,
    );
  }
}
