// @ts-check
/** A bare loop in Node that walks, reads and searches every file: what any check in Node has to pay. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);
if (process.argv[1] === self) console.log(countTitles(process.argv[2] ?? '.'));

/**
 * @param {import('../bench.mjs').Bench} bench
 * @returns {import('../measure.mjs').Program}
 */
export function nodeLoop({ archive, scratch }) {
  return {
    name: 'bare Node loop: walk, read, search',
    command: process.execPath,
    args: [self, archive],
    folder: scratch,
    output: join(scratch, 'node-loop.txt'),
  };
}

/**
 * @param {string} folder
 * @returns {number}
 */
function countTitles(folder) {
  let titles = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) titles += countTitles(path);
    else if (entry.name.endsWith('.md')) titles += readFileSync(path, 'utf8').match(/^# /gm)?.length ?? 0;
  }
  return titles;
}
