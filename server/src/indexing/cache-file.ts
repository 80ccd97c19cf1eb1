/** The file that an index is kept in: written whole or not at all, and believed only if every byte of it is as it was. */
import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';

/**
 * Sections, one after the other, each behind two 32-bit numbers in the order of bytes that all supported processors have:
 * its length in bytes and its checksum. The first section is the key, the last one says that it is, the others are values
 * as Node's structured clone writes them, which is many times faster than JSON and keeps typed arrays as they are.
 */
const HEAD = 8;
const END = 'end of index';

/** Writes values under a key, one with each step; its length in bytes. Throws when it cannot; the file is then as it was. */
export function* writeCacheFile(file: string, key: string, values: Iterable<object>): Generator<void, number> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  let length = 0;
  try {
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      length += writeSection(handle, key);
      for (const value of values) {
        length += writeSection(handle, value);
        yield;
      }
      length += writeSection(handle, END);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
    return length;
  } finally {
    // There is none left unless something went wrong, or the caller went away.
    rmSync(temporary, { force: true });
  }
}

/** The values that were written under the key, one with each step. Throws, saying why, when the file is not sound or has another key. */
export function* readCacheFile(file: string, key: string): Generator {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    if (readSection(handle, size) !== key) throw new Error('it was written for another archive or by another version');
    for (let value = readSection(handle, size); value !== END; value = readSection(handle, size)) yield value;
  } finally {
    closeSync(handle);
  }
}

function writeSection(handle: number, value: unknown): number {
  const bytes = serialize(value);
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(bytes.length, 0);
  head.writeUInt32LE(crc32(bytes), 4);
  writeAll(handle, head);
  writeAll(handle, bytes);
  return HEAD + bytes.length;
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
}

/** `most` is the length of the file: what a damaged head says may be anything. */
function readSection(handle: number, most: number): unknown {
  const head = readBytes(handle, HEAD);
  const length = head.readUInt32LE(0);
  if (length > most) throw new Error('it is damaged');
  const bytes = readBytes(handle, length);
  if (crc32(bytes) !== head.readUInt32LE(4)) throw new Error('its checksum is wrong');
  return deserialize(bytes);
}

function readBytes(handle: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let at = 0; at < length;) {
    const read = readSync(handle, bytes, at, length - at, null);
    if (read === 0) throw new Error('it ends too early');
    at += read;
  }
  return bytes;
}
