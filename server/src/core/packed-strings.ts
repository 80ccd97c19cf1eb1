/** Many strings as few: what is quick to copy between threads. */

/** How many strings one chunk holds: one with letters beyond Latin-1 costs only its chunk twice the bytes. */
const CHUNK = 4096;

/** Strings in order, `CHUNK` of them joined in each chunk; `ends` has where each ends in its chunk. */
export interface PackedStrings {
  readonly chunks: readonly string[];
  readonly ends: Int32Array;
}

export function packStrings(strings: readonly string[]): PackedStrings {
  const ends = new Int32Array(strings.length);
  const chunks: string[] = [];
  for (let first = 0; first < strings.length; first += CHUNK) {
    const members = strings.slice(first, first + CHUNK);
    let end = 0;
    for (const [i, member] of members.entries()) ends[first + i] = end += member.length;
    chunks.push(members.join(''));
  }
  return { chunks, ends };
}

/** The strings that were packed; they share the memory of their chunk and nothing else. */
export function unpackStrings({ chunks, ends }: PackedStrings): string[] {
  const strings: string[] = [];
  for (const [i, end] of ends.entries()) {
    const start = i % CHUNK === 0 ? 0 : (ends[i - 1] ?? 0);
    strings.push((chunks[Math.floor(i / CHUNK)] ?? '').slice(start, end));
  }
  return strings;
}
