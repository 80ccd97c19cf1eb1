// @ts-check
/** A bare loop in Node that walks the tree and looks when each file was changed: what no warm start can do without. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);
if (process.argv[1] === self) console.log(newest(process.argv[2] ?? '.'));

/**
 * @param {import('../bench.mjs').Bench} bench
 * @returns {import('../measure.mjs').Program}
 */
export function walkAndStat({ archive, scratch }) {
  return {
    name: 'bare Node loop: walk, stat',
    command: process.execPath,
    args: [self, archive],
    folder: scratch,
    output: join(scratch, 'walk-and-stat.txt'),
  };
}

/**
 * @param {string} folder
 * @returns {number} when the newest file was changed
 */
function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}
