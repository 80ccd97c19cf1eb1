// @ts-check
/** Ours: the bundled command line, as anybody runs it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('../bench.mjs').Bench} Bench */

/** The rules that say that a link leads to no file. */
const BROKEN_LINK_RULES = ['unresolved-relation', 'unresolved-entry', 'missing-day-index'];

/**
 * @param {Bench} bench
 * @returns {import('../measure.mjs').Program}
 */
export function eventArchiveCheck({ root, archive, scratch }) {
  return {
    name: 'event-archive check',
    command: process.execPath,
    args: [join(root, 'dist', 'cli.cjs'), 'check', archive, '--format', 'json'],
    folder: scratch,
    isChecker: true,
    output: join(scratch, 'event-archive.json'),
  };
}

/**
 * @param {string} output
 * @param {Bench} bench
 * @returns {readonly import('../broken-links.mjs').BrokenLink[]}
 */
export function reportsOfEventArchive(output, { archive }) {
  const { problems } = JSON.parse(output);
  return problems
    .filter((/** @type {any} */ { rule }) => BROKEN_LINK_RULES.includes(rule))
    .map((/** @type {any} */ { file, range }) => {
      const line = readFileSync(join(archive, file), 'utf8').split(/\r?\n/)[range.start.line] ?? '';
      return { file, address: line.slice(range.start.character, range.end.character) };
    });
}
