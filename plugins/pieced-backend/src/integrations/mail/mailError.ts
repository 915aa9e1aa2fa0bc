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

import { isError } from '@backstage/errors';
import { connectionError } from '../http/connectionError';
import { UpstreamError } from '../UpstreamError';

/** An enhanced status code of RFC 3463, such as `5.1.1`. */
const ENHANCED_STATUS = /\b[245]\.\d{1,3}\.\d{1,3}\b/;

/** Where nothing but another configuration or another address helps. */
const permanentFaults: Record<string, string> = {
  EAUTH: 'forbidden',
  ENOAUTH: 'forbidden',
  ECONFIG: 'invalid',
  EENVELOPE: 'invalid',
  EMESSAGE: 'invalid',
};

/**
 * Turns what nodemailer throws into an error. Of the server's own words only status codes are kept: the rest quotes
 * addresses and, after a failed login, more.
 */
export function mailError(error: unknown): UpstreamError {
  const fault = faultOf(error);
  if (fault.status !== undefined && fault.status < 500) {
    return new UpstreamError({
      system: 'mail',
      isTransient: true,
      code: 'unavailable',
      message: `The mail server put the mail off: ${wordsOf(fault)}`,
    });
  }
  if (fault.status !== undefined) {
    return new UpstreamError({
      system: 'mail',
      isTransient: false,
      code:
        permanentFaults[fault.code] === 'forbidden' ? 'forbidden' : 'invalid',
      message: `The mail server refused the mail: ${wordsOf(fault)}`,
    });
  }
  if (fault.code in permanentFaults) {
    return new UpstreamError({
      system: 'mail',
      isTransient: false,
      code: permanentFaults[fault.code],
      message: `The mail cannot be sent (${fault.code})`,
    });
  }
  return connectionError('mail', error);
}

interface Fault {
  code: string;
  /** Of SMTP: 4xx to try again, 5xx for good. */
  status?: number;
  enhancedStatus?: string;
  /** The command that was answered so. */
  command?: string;
}

function faultOf(error: unknown): Fault {
  if (!isError(error)) {
    return { code: '' };
  }
  const { code, responseCode, response, command } = error;
  return {
    code: typeof code === 'string' ? code : '',
    status:
      typeof responseCode === 'number' && responseCode >= 400
        ? responseCode
        : undefined,
    enhancedStatus:
      typeof response === 'string'
        ? ENHANCED_STATUS.exec(response)?.[0]
        : undefined,
    command:
      typeof command === 'string' ? /^[A-Z]+/.exec(command)?.[0] : undefined,
  };
}

function wordsOf({ status, enhancedStatus, command }: Fault): string {
  return [`status ${status}`, enhancedStatus, command && `to ${command}`]
    .filter(Boolean)
    .join(' ');
}
