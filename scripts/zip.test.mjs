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
import { deflateRawSync } from 'node:zlib';
import { readZipEntry } from './zip.mjs';

/** A zip archive as the format's description lays it out: local files, directory, end. */
function zipOf(entries) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const { name, content, method } of entries) {
    const data = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    // An extra field that only the local header has.
    local.writeUInt16LE(4, 28);
    files.push(local, Buffer.from(name), Buffer.alloc(4), data);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(name));
    offset += local.length + name.length + 4 + data.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listing, end]);
}

describe('readZipEntry', () => {
  const archive = zipOf([
    { name: 'helm/helm', content: 'helm', method: 0 },
    { name: 'kubectl/kubectl', content: 'k'.repeat(5000), method: 8 },
  ]);

  it('reads stored and deflated entries', () => {
    assert.equal(readZipEntry(archive, 'helm/helm').toString(), 'helm');
    assert.equal(
      readZipEntry(archive, 'kubectl/kubectl').toString(),
      'k'.repeat(5000),
    );
  });

  it('says what is missing', () => {
    assert.throws(() => readZipEntry(archive, 'nothing'), /has no 'nothing'/);
    assert.throws(
      () => readZipEntry(Buffer.from('text'), 'x'),
      /Not a zip archive/,
    );
  });
});
