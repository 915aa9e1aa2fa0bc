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

import { kubernetesError, watchError } from './kubernetesError';

const failure = (code: number, reason: string, more?: object) => ({
  kind: 'Status',
  status: 'Failure',
  message: `the ${reason} message`,
  reason,
  code,
  ...more,
});

describe('kubernetesError', () => {
  it.each([
    [400, 'BadRequest', 'invalid', false],
    [401, 'Unauthorized', 'unauthorized', true],
    [403, 'Forbidden', 'forbidden', false],
    [404, 'NotFound', 'not_found', false],
    [409, 'AlreadyExists', 'already_exists', false],
    [409, 'Conflict', 'conflict', true],
    [410, 'Expired', 'expired', true],
    [422, 'Invalid', 'invalid', false],
    [429, 'TooManyRequests', 'rate_limited', true],
    [500, 'InternalError', 'unavailable', true],
    [503, 'ServiceUnavailable', 'unavailable', true],
    [504, 'Timeout', 'unavailable', true],
  ])('%i %s is %s, transient: %s', (statusCode, reason, code, isTransient) => {
    const body = failure(statusCode, reason);
    expect(kubernetesError({ statusCode, body })).toMatchObject({
      system: 'kubernetes',
      code,
      isTransient,
      message: `the ${reason} message`,
    });
    expect(watchError(body)).toMatchObject({ code, isTransient });
  });

  it.each([
    [302, 'unexpected', false],
    [404, 'not_installed', true],
    [405, 'unexpected', false],
    [502, 'unavailable', true],
  ])('%i of something else is %s', (statusCode, code, isTransient) => {
    expect(kubernetesError({ statusCode, body: undefined })).toMatchObject({
      code,
      isTransient,
      message: `Kubernetes answered with status ${statusCode}`,
    });
  });

  it('names the refused field from the first cause that has one', () => {
    const body = failure(422, 'Invalid', {
      details: {
        causes: [
          { reason: 'FieldValueInvalid', message: 'x' },
          { reason: 'FieldValueTooLong', field: 'spec.agentName' },
        ],
      },
    });
    expect(kubernetesError({ statusCode: 422, body }).field).toBe(
      'spec.agentName',
    );
  });

  it('names the unknown field from the sentence of strict decoding', () => {
    const body = {
      ...failure(400, 'BadRequest'),
      message: 'strict decoding error: unknown field "spec.colour"',
    };
    expect(kubernetesError({ statusCode: 400, body }).field).toBe(
      'spec.colour',
    );
  });

  it('waits as long as the header says, else as the body says', () => {
    const body = failure(429, 'TooManyRequests', {
      details: { retryAfterSeconds: 7 },
    });
    expect(
      kubernetesError({ statusCode: 429, body, retryAfter: '2' }).retryAfterMs,
    ).toBe(2000);
    expect(kubernetesError({ statusCode: 429, body }).retryAfterMs).toBe(7000);
  });

  it('cuts long messages', () => {
    const body = { ...failure(422, 'Invalid'), message: 'x'.repeat(9000) };
    expect(
      kubernetesError({ statusCode: 422, body }).message.length,
    ).toBeLessThanOrEqual(500);
  });
});
