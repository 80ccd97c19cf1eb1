// @ts-check
/** Lists files below a folder, for the Node versions that have no `fs.globSync`. */
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * @param {string} folder
 * @param {string} ending
 * @returns {string[]} the files below the folder whose names end so, with `/` between folders, in order
 */
export function filesBelow(folder, ending) {
  const names = /** @type {string[]} */ (readdirSync(folder, { recursive: true }));
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name).split(sep).join('/'))
    .sort();
}
