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

import { z } from 'zod';
import { retryAfterMsOf } from '../http/retryAfterMsOf';
import { UpstreamError } from '../UpstreamError';

const statusSchema = z.object({
  message: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  code: z.number().optional().catch(undefined),
  details: z
    .object({
      retryAfterSeconds: z.number().optional().catch(undefined),
      causes: z
        .array(z.object({ field: z.string().optional() }))
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

type Status = z.output<typeof statusSchema>;

const longestMessage = 500;

/**
 * Turns an answer that is no success into an error.
 *
 * @param body - the parsed body, a `Status` when the API server itself has answered
 */
export function kubernetesError(answer: {
  statusCode: number;
  body: unknown;
  retryAfter?: string;
}): UpstreamError {
  const { statusCode } = answer;
  const parsed = statusSchema.safeParse(answer.body);
  const status: Status = parsed.success ? parsed.data : {};
  const { code, isTransient } = judge(statusCode, status.reason);
  const seconds = status.details?.retryAfterSeconds;
  return new UpstreamError({
    system: 'kubernetes',
    isTransient,
    code,
    message: (
      status.message || `Kubernetes answered with status ${statusCode}`
    ).slice(0, longestMessage),
    field: fieldOf(status),
    retryAfterMs: isTransient
      ? retryAfterMsOf(answer.retryAfter) ?? (seconds && seconds * 1000)
      : undefined,
  });
}

/** Turns the `Status` of an `ERROR` event, which a watch sends after its answer has begun, into an error. */
export function watchError(status: unknown): UpstreamError {
  const parsed = statusSchema.safeParse(status);
  return kubernetesError({
    statusCode: (parsed.success && parsed.data.code) || 500,
    body: status,
  });
}

function judge(
  statusCode: number,
  reason: string | undefined,
): { code: string; isTransient: boolean } {
  switch (statusCode) {
    case 400:
    case 413:
    case 422:
      return { code: 'invalid', isTransient: false };
    case 401:
      // a token that is being rotated is right again in a moment
      return { code: 'unauthorized', isTransient: true };
    case 403:
      return { code: 'forbidden', isTransient: false };
    case 404:
      // Only the resource's own 404 gives a reason; without the definition in the cluster it is plain text.
      return {
        code: reason === 'NotFound' ? 'not_found' : 'not_installed',
        isTransient: reason !== 'NotFound',
      };
    case 408:
      return { code: 'timeout', isTransient: true };
    case 409:
      return reason === 'AlreadyExists'
        ? { code: 'already_exists', isTransient: false }
        : { code: 'conflict', isTransient: true };
    case 410:
      return { code: 'expired', isTransient: true };
    case 429:
      return { code: 'rate_limited', isTransient: true };
    default:
      return statusCode >= 500
        ? { code: 'unavailable', isTransient: true }
        : { code: 'unexpected', isTransient: false };
  }
}

function fieldOf(status: Status): string | undefined {
  return (
    status.details?.causes?.find(cause => cause.field)?.field ??
    // Strict decoding names the field in its sentence only.
    /(?:unknown|duplicate) field "([^"]+)"/.exec(status.message ?? '')?.[1]
  );
}
