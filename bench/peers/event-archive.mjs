// @ts-check
/** Ours: the bundled command line, as anybody runs it. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from '../measure.mjs';

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
 * @param {Pick<Bench, 'root' | 'archive' | 'scratch'>} bench
 * @param {'none' | 'filled'} cache `filled`: what `fillCheckCache` has left behind
 * @returns {import('../measure.mjs').Program}
 */
export function cachedCheck({ root, archive, scratch }, cache) {
  const [suffix, options] =
    cache === 'none' ? [', no cache', ['--no-cache']] : [', cached', ['--cache-dir', cacheFolder(scratch)]];
  return {
    name: `event-archive check${suffix}`,
    command: process.execPath,
    args: [join(root, 'dist', 'cli.cjs'), 'check', archive, '--format', 'json', ...options],
    folder: scratch,
    isChecker: true,
    output: join(scratch, `event-archive-${cache}.json`),
  };
}

/**
 * @param {Pick<Bench, 'root' | 'archive' | 'scratch'>} bench
 * @returns {Promise<boolean>} whether the check has put anything into its cache folder
 */
export async function fillCheckCache(bench) {
  const folder = cacheFolder(bench.scratch);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  await measure(cachedCheck(bench, 'filled'));
  return readdirSync(folder).length > 0;
}

/** @param {string} scratch */
function cacheFolder(scratch) {
  return join(scratch, 'check-cache');
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
