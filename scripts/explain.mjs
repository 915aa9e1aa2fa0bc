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

import { Failure } from './Failure.mjs';

const network =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ERR_SOCKET_CLOSED_BEFORE_CONNECTION)\b|network (?:connectivity|request)|RequestError/;
const permission = /\b(EACCES|EPERM|EROFS)\b/;

/** Whether a line of `npm` or `yarn` says that the registry cannot be reached. */
export function isUnreachable(line) {
  return network.test(plain(line));
}

/** The last lines of an output, without colours. */
export function tail(output, lines = 15) {
  return plain(output).trimEnd().split('\n').slice(-lines).join('\n');
}

/** Text without terminal colours. */
export function plain(text) {
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '');
}

/**
 * Turns the output of a failed `npm` or `yarn` into one sentence.
 *
 * @param {{ tool: 'npm' | 'yarn', what: string, output: string, folder: string }} options `what` completes
 *   "… could not be fetched"
 */
export function explainInstall({ tool, what, output, folder }) {
  const text = plain(output);
  const unreachable = network.exec(text);
  if (unreachable) {
    const code = unreachable[1] ? ` (${unreachable[1]})` : '';
    return new Failure(
      `${tool} cannot reach the package registry${code}, so ${what} could not be fetched: check the network or the proxy settings, then run the command again.`,
    );
  }
  const forbidden = permission.exec(text);
  if (forbidden) {
    return explainPermission(forbidden[1], pathIn(text) ?? folder);
  }
  if (/\bENOSPC\b/.test(text)) {
    return new Failure(
      `The disk is full, so ${what} could not be stored: free about 4 GB, then run the command again.`,
    );
  }
  if (/YN0028/.test(text)) {
    return new Failure(
      'yarn.lock does not fit the package.json files: run `yarn install` and commit the changed yarn.lock.',
      { details: tail(output) },
    );
  }
  return new Failure(
    `${tool} failed, so ${what} could not be fetched: its last lines are below.`,
    { details: tail(output) },
  );
}

/** The sentence for a file system that does not let us write. */
export function explainPermission(code, path) {
  return new Failure(
    `No permission to write ${path} (${code}): change its owner or clone the repository where you may write.`,
  );
}

/** A failure to show for whatever was thrown; undefined for what is a defect of ours and deserves its stack. */
export function explainError(error) {
  if (error instanceof Failure) {
    return error;
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(error?.code) && error.path) {
    return explainPermission(error.code, error.path);
  }
  if (error?.code === 'ENOSPC') {
    return new Failure(
      'The disk is full: free about 4 GB, then run the command again.',
    );
  }
  return undefined;
}

/** Prints what was thrown: a sentence where there is one, else the stack. */
export function report(error) {
  const failure = explainError(error);
  console.error(`\n${failure ? failure.message : error.stack}`);
  if (failure?.details) {
    console.error(`\n${failure.details}`);
  }
}

function pathIn(text) {
  return (
    /(?:mkdir|open|rename|unlink|copyfile|symlink|chmod|rmdir|access|scandir|lstat) '([^']+)'/.exec(
      text,
    )?.[1] ?? /npm error path (\S+)/.exec(text)?.[1]
  );
}
