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

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainError, explainInstall } from './explain.mjs';
import { Failure } from './Failure.mjs';

const explain = (output, tool = 'npm') =>
  explainInstall({ tool, what: 'the tools', output, folder: '/checkout' })
    .message;

describe('explainInstall', () => {
  it('names the network when npm cannot resolve the registry', () => {
    assert.match(
      explain(
        'npm error code ENOTFOUND\nnpm error syscall getaddrinfo\nnpm error network This is a problem related to network connectivity.',
      ),
      /^npm cannot reach the package registry \(ENOTFOUND\), so the tools could not be fetched: check the network/,
    );
  });

  it('names the network when yarn is refused, whatever colours it prints in', () => {
    assert.match(
      explain(
        '\u001b[91m➤\u001b[39m YN0001: RequestError: connect \u001b[31mECONNREFUSED\u001b[39m 127.0.0.1:9',
        'yarn',
      ),
      /^yarn cannot reach the package registry/,
    );
  });

  it('names the path that may not be written', () => {
    assert.match(
      explain(
        "npm error code EACCES\nnpm error syscall mkdir\nnpm error path /checkout/.toolchain/node_modules\nnpm error errno -13\nnpm error [Error: EACCES: permission denied, mkdir '/checkout/.toolchain/node_modules']",
      ),
      /^No permission to write \/checkout\/\.toolchain\/node_modules \(EACCES\)/,
    );
  });

  it('falls back to the folder when the path is not told', () => {
    assert.match(
      explain('EROFS: read-only file system'),
      /^No permission to write \/checkout \(EROFS\)/,
    );
  });

  it('names a full disk', () => {
    assert.match(explain('npm error code ENOSPC'), /^The disk is full/);
  });

  it('names a lock file that does not fit', () => {
    assert.match(
      explain('➤ YN0028: The lockfile would have been modified', 'yarn'),
      /^yarn\.lock does not fit/,
    );
  });

  it('shows the last lines of what it does not know', () => {
    const failure = explainInstall({
      tool: 'yarn',
      what: 'the dependencies',
      output: `${'noise\n'.repeat(40)}the cause\n`,
      folder: '/checkout',
    });
    assert.match(failure.message, /^yarn failed/);
    assert.equal(failure.details.split('\n').length, 15);
    assert.match(failure.details, /the cause$/);
  });
});

describe('explainError', () => {
  it('turns a refused write into a sentence', () => {
    const error = Object.assign(new Error('EACCES: permission denied'), {
      code: 'EACCES',
      path: '/checkout/.pieced',
    });
    assert.equal(
      explainError(error).message,
      'No permission to write /checkout/.pieced (EACCES): change its owner or clone the repository where you may write.',
    );
  });

  it('keeps a failure and leaves a defect alone', () => {
    const failure = new Failure('One sentence.');
    assert.equal(explainError(failure), failure);
    assert.equal(explainError(new TypeError('defect')), undefined);
  });
});
