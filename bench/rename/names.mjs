// @ts-check
/** What is renamed: the tag that about so many files name, and the event that most others relate to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDayIndex, markdownFiles } from '../links.mjs';

/**
 * @typedef {object} Names
 * @property {string} tag
 * @property {string} tagged an event with that tag in a relation
 * @property {string} event
 */

/**
 * @param {string} archive
 * @param {number} wanted in how many files, indexes of days among them, the tag shall stand
 * @returns {Names}
 */
export function namesIn(archive, wanted) {
  /** @type {Map<string, { files: number, event: string }>} */
  const tags = new Map();
  /** @type {Map<string, number>} */
  const referrers = new Map();
  for (const file of markdownFiles(archive)) {
    const text = readFileSync(join(archive, file), 'utf8');
    const named = new Set([...text.matchAll(/_Context: ([^_\n]*)_/g)].flatMap(([, list = '']) => list.split(', ')));
    for (const tag of named) {
      const known = tags.get(tag) ?? { files: 0, event: '' };
      tags.set(tag, { files: known.files + 1, event: isDayIndex(file) ? known.event : file });
    }
    if (isDayIndex(file)) continue;
    for (const [, path = ''] of text.matchAll(/^\d+\. .*\]\(\/(news\/[^)]*)\) _Context/gm))
      referrers.set(path, (referrers.get(path) ?? 0) + 1);
  }
  const [tag = '', { event: tagged } = { event: '' }] =
    [...tags].sort(([, a], [, b]) => Math.abs(a.files - wanted) - Math.abs(b.files - wanted))[0] ?? [];
  const [event = ''] = [...referrers].sort(([, a], [, b]) => b - a)[0] ?? [];
  return { tag, tagged, event };
}
