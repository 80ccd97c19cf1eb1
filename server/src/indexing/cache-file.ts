/** The file that an index is kept in: written whole or not at all, and believed only if every byte of it is as it was. */
import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';

/**
 * Sections, one after the other, each behind three 32-bit numbers in the order of bytes that all supported processors have:
 * its length in bytes, its checksum and its form. The first section is the key, the last one says that it is, the others are
 * pairs of names and a value. Arrays of numbers are written from where they lie and read to where they stay, and strings go
 * through one piece of memory that is used again: an index that was kept leaves nothing behind for the garbage collector.
 */
const HEAD = 12;
const END = 'end of index';

/** Of a section, or the number of one of the arrays. */
const FORM = {
  /** As Node's structured clone writes it, which is many times faster than JSON. */
  cloned: 0,
  strings: 1,
  firstArray: 2,
};
const ARRAYS = [Float64Array, Int32Array, Uint16Array, Uint8Array];

/** A part of what is kept, and the names that lead to it. */
export interface KeptValue {
  readonly names: readonly string[];
  /** An array of numbers, some strings, or anything else that can be cloned. */
  readonly value: unknown;
}

/** Writes values under a key, one with each step; their length in bytes. Throws when it cannot; the file is then as it was. */
export function* writeCacheFile(file: string, key: string, values: Iterable<KeptValue>): Generator<void, number> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  const scratch = new Scratch();
  let length = 0;
  try {
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      length += writeSection(handle, key, scratch);
      for (const { names, value } of values) {
        length += writeSection(handle, names, scratch) + writeSection(handle, value, scratch);
        yield;
      }
      length += writeSection(handle, END, scratch);
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
export function* readCacheFile(file: string, key: string): Generator<KeptValue> {
  const handle = openSync(file, 'r');
  const scratch = new Scratch();
  try {
    const { size } = fstatSync(handle);
    const next = (): unknown => readSection(handle, size, scratch);
    if (next() !== key) throw new Error('it was written for another archive or by another version');
    for (let names = next(); names !== END; names = next()) yield { names: names as string[], value: next() };
  } finally {
    closeSync(handle);
  }
}

/** Memory for one section after the other. */
class Scratch {
  #bytes = Buffer.alloc(0);

  take(length: number): Buffer {
    if (this.#bytes.length < length) this.#bytes = Buffer.allocUnsafeSlow(length + (length >> 1));
    return this.#bytes.subarray(0, length);
  }
}

function writeSection(handle: number, value: unknown, scratch: Scratch): number {
  const { form, bytes } = encoded(value, scratch);
  const head = Buffer.alloc(HEAD);
  for (const [index, number] of [bytes.length, crc32(bytes), form].entries()) head.writeUInt32LE(number, 4 * index);
  writeAll(handle, head);
  writeAll(handle, bytes);
  return HEAD + bytes.length;
}

function encoded(value: unknown, scratch: Scratch): { readonly form: number; readonly bytes: Uint8Array } {
  const array = ARRAYS.findIndex((kind) => value instanceof kind);
  if (array >= 0 && ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return { form: FORM.firstArray + array, bytes };
  }
  return isStrings(value)
    ? { form: FORM.strings, bytes: bytesOf(value, scratch) }
    : { form: FORM.cloned, bytes: serialize(value) };
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** How many there are and whether their letters take two bytes, where each ends in letters, and all of them in a row. */
function bytesOf(strings: readonly string[], scratch: Scratch): Buffer {
  const width = strings.some((text) => /[^\0-\xff]/.test(text)) ? 2 : 1;
  const encoding = width === 2 ? 'utf16le' : 'latin1';
  const first = 8 + 4 * strings.length;
  const bytes = scratch.take(first + width * strings.reduce((sum, { length }) => sum + length, 0));
  bytes.writeUInt32LE(strings.length, 0);
  bytes.writeUInt32LE(width, 4);
  let end = 0;
  for (const [index, text] of strings.entries()) {
    bytes.write(text, first + width * end, encoding);
    end += text.length;
    bytes.writeUInt32LE(end, 8 + 4 * index);
  }
  return bytes;
}

/** They share the memory of one string. */
function stringsOf(bytes: Buffer): readonly string[] {
  const count = bytes.readUInt32LE(0);
  const all = bytes.toString(bytes.readUInt32LE(4) === 2 ? 'utf16le' : 'latin1', 8 + 4 * count);
  let end = 0;
  return Array.from({ length: count }, (_, index) => all.slice(end, (end = bytes.readUInt32LE(8 + 4 * index))));
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
}

/** `most` is the length of the file: what a damaged head says may be anything. */
function readSection(handle: number, most: number, scratch: Scratch): unknown {
  const head = Buffer.alloc(HEAD);
  readInto(handle, head);
  const length = head.readUInt32LE(0);
  if (length > most) throw new Error('it is damaged');
  const form = head.readUInt32LE(8);
  // Arrays keep the memory that they are read to, also those within something else.
  const bytes = form === FORM.strings ? scratch.take(length) : Buffer.allocUnsafeSlow(length);
  readInto(handle, bytes);
  if (crc32(bytes) !== head.readUInt32LE(4)) throw new Error('its checksum is wrong');
  if (form === FORM.strings) return stringsOf(bytes);
  if (form === FORM.cloned) return deserialize(bytes);
  const kind = ARRAYS[form - FORM.firstArray];
  if (!kind) throw new Error('it is damaged');
  return new kind(bytes.buffer as ArrayBuffer, bytes.byteOffset, length / kind.BYTES_PER_ELEMENT);
}

function readInto(handle: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) {
    const read = readSync(handle, bytes, at, bytes.length - at, null);
    if (read === 0) throw new Error('it ends too early');
    at += read;
  }
}
