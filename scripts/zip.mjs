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

import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * One file out of a zip archive (stored or deflated, no ZIP64).
 *
 * @param {Buffer} archive
 * @param {string} name the entry's full name
 * @returns {Buffer}
 */
export function readZipEntry(archive, name) {
  const end = archive.lastIndexOf(signature(endOfDirectory));
  if (end < 0) {
    throw new Error('Not a zip archive');
  }
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== directoryEntry) {
      throw new Error('The zip archive is damaged');
    }
    const nameLength = archive.readUInt16LE(at + 28);
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      return extract(archive, at);
    }
    at +=
      46 +
      nameLength +
      archive.readUInt16LE(at + 30) +
      archive.readUInt16LE(at + 32);
  }
  throw new Error(`The zip archive has no '${name}'`);
}

function extract(archive, entry) {
  const method = archive.readUInt16LE(entry + 10);
  const size = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  // The local header's extra field may differ from the directory's.
  const begin =
    local +
    30 +
    archive.readUInt16LE(local + 26) +
    archive.readUInt16LE(local + 28);
  const data = archive.subarray(begin, begin + size);
  if (method === 0) {
    return data;
  }
  if (method === 8) {
    return inflateRawSync(data);
  }
  throw new Error(`The zip archive uses the unknown method ${method}`);
}

function signature(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
