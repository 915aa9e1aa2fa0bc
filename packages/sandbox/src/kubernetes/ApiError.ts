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

import type { Json, JsonObject } from './KubeObject';
import {
  apiVersionOf,
  qualifiedKind,
  qualifiedResource,
  type ResourceType,
} from './ResourceType';

/** One reason why a request was refused, pointing at a field. */
export type StatusCause = {
  reason: string;
  message: string;
  field?: string;
};

interface StatusParts {
  code: number;
  /** Left out for errors that the API server has no reason for. */
  reason?: string;
  message: string;
  details?: JsonObject;
}

/** A refusal that goes out as a `Status` object, worded as the real API server does. */
export class ApiError extends Error {
  readonly #parts: StatusParts;

  constructor(parts: StatusParts) {
    super(parts.message);
    this.name = 'ApiError';
    this.#parts = parts;
  }

  get code(): number {
    return this.#parts.code;
  }

  get reason(): string | undefined {
    return this.#parts.reason;
  }

  toStatus(): JsonObject {
    const { code, reason, message, details } = this.#parts;
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      ...(reason && { reason }),
      ...(details && { details }),
      code,
    };
  }

  static badRequest(message: string): ApiError {
    return new ApiError({ code: 400, reason: 'BadRequest', message });
  }

  /** A body that is no object of the type. */
  static undecodable(type: ResourceType, explanation: string): ApiError {
    return ApiError.badRequest(
      `${type.kind} in version "${type.version}" cannot be handled as a ${type.kind}: ${explanation}`,
    );
  }

  static unauthorized(): ApiError {
    return new ApiError({
      code: 401,
      reason: 'Unauthorized',
      message: 'Unauthorized',
    });
  }

  static forbidden(
    subject: { type?: ResourceType; name?: string },
    explanation: string,
  ): ApiError {
    const { type, name } = subject;
    const prefix = type
      ? `${qualifiedResource(type)}${name ? ` "${name}"` : ''} is forbidden`
      : 'forbidden';
    return new ApiError({
      code: 403,
      reason: 'Forbidden',
      message: `${prefix}: ${explanation}`,
      details: type ? resourceDetails(type, name) : {},
    });
  }

  static notFound(type: ResourceType, name: string): ApiError {
    return new ApiError({
      code: 404,
      reason: 'NotFound',
      message: `${qualifiedResource(type)} "${name}" not found`,
      details: resourceDetails(type, name),
    });
  }

  static methodNotAllowed(): ApiError {
    return new ApiError({
      code: 405,
      reason: 'MethodNotAllowed',
      message:
        'the server does not allow this method on the requested resource',
      details: {},
    });
  }

  static alreadyExists(type: ResourceType, name: string): ApiError {
    return new ApiError({
      code: 409,
      reason: 'AlreadyExists',
      message: `${qualifiedResource(type)} "${name}" already exists`,
      details: resourceDetails(type, name),
    });
  }

  static modified(
    type: ResourceType,
    name: string,
    explanation = 'the object has been modified; please apply your changes to the latest version and try again',
  ): ApiError {
    return new ApiError({
      code: 409,
      reason: 'Conflict',
      message: `Operation cannot be fulfilled on ${qualifiedResource(
        type,
      )} "${name}": ${explanation}`,
      details: resourceDetails(type, name),
    });
  }

  /** A failed precondition; here the real server names the kind in place of the resource. */
  static precondition(
    type: ResourceType,
    name: string,
    explanation: string,
  ): ApiError {
    return new ApiError({
      code: 409,
      reason: 'Conflict',
      message: `Operation cannot be fulfilled on ${qualifiedKind(
        type,
      )} "${name}": ${explanation}`,
      details: { ...resourceDetails(type, name), kind: type.kind },
    });
  }

  static applyConflict(message: string, causes: StatusCause[]): ApiError {
    return new ApiError({
      code: 409,
      reason: 'Conflict',
      message,
      details: { causes },
    });
  }

  static expired(message: string): ApiError {
    return new ApiError({ code: 410, reason: 'Expired', message });
  }

  static unsupportedMediaType(accepted: string[]): ApiError {
    return new ApiError({
      code: 415,
      reason: 'UnsupportedMediaType',
      message: `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
        ', ',
      )}`,
    });
  }

  static invalid(
    type: ResourceType,
    name: string,
    causes: StatusCause[],
  ): ApiError {
    return invalidStatus(
      qualifiedKind(type),
      { name, ...(type.group && { group: type.group }), kind: type.kind },
      causes,
    );
  }

  /** Options in the query string that contradict each other or make no sense. */
  static invalidOptions(kind: string, causes: StatusCause[]): ApiError {
    return invalidStatus(
      `${kind}.meta.k8s.io`,
      { group: 'meta.k8s.io', kind },
      causes,
    );
  }

  /** A patch that does not lead to a decodable object; the real server names no object here. */
  static invalidPatch(patched: Json, explanation: string): ApiError {
    return invalidStatus('', {}, [
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${JSON.stringify(
          JSON.stringify(patched),
        )}: ${explanation}`,
        field: 'patch',
      },
    ]);
  }

  static tooLargeResourceVersion(wanted: number, current: number): ApiError {
    const message = `Too large resource version: ${wanted}, current: ${current}`;
    return new ApiError({
      code: 504,
      reason: 'Timeout',
      message: `Timeout: ${message}`,
      details: {
        causes: [
          {
            reason: 'ResourceVersionTooLarge',
            message: 'Too large resource version',
          },
        ],
        retryAfterSeconds: 1,
      },
    });
  }

  /** An error of the server itself, without a reason. */
  static internal(message: string): ApiError {
    return new ApiError({ code: 500, message });
  }

  static wrongApiVersion(type: ResourceType, got: string): ApiError {
    return ApiError.badRequest(
      `the API version in the data (${got}) does not match the expected API version (${apiVersionOf(
        type,
      )})`,
    );
  }
}

function resourceDetails(type: ResourceType, name?: string): JsonObject {
  return {
    ...(name && { name }),
    ...(type.group && { group: type.group }),
    kind: type.plural,
  };
}

function invalidStatus(
  qualified: string,
  details: JsonObject & { name?: string },
  causes: StatusCause[],
): ApiError {
  const lines = causes.map(cause => `${cause.field}: ${cause.message}`);
  const summary = lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`;
  return new ApiError({
    code: 422,
    reason: 'Invalid',
    message: `${qualified} "${details.name ?? ''}" is invalid: ${summary}`,
    details: { ...details, causes },
  });
}
