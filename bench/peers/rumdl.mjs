// @ts-check
/** rumdl, a Markdown linter in Rust, with its rule for links between files alone. */
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { versions } from '../install.mjs';

/** @typedef {import('../bench.mjs').Bench} Bench */

const CACHE_NAMES = { none: ', --no-cache', empty: '', filled: ', cached' };

/** Told where both link prefixes of the archive lead, `/news/…` and `/zh/news/…`: as well as it can be set up. */
export const BOTH_ROOTS = ['.', '..'];

/**
 * @param {Bench} bench
 * @param {{ roots: readonly string[], cache: 'none' | 'empty' | 'filled' }} options by default it fills one; `filled`: by the run before
 * @returns {import('../measure.mjs').Program}
 */
export function rumdlCheck({ require, archive, scratch }, { roots, cache }) {
  const cacheFolder = join(scratch, 'rumdl-cache');
  return {
    name: `rumdl ${versions.rumdl}, MD057${CACHE_NAMES[cache]}`,
    command: nativeProgram(require),
    args: [
      ...['check', '--isolated', '--enable', 'MD057', '--output-format', 'json-lines'],
      ...['--config', 'MD057.absolute-links = "relative_to_roots"'],
      ...['--config', `MD057.roots = ${JSON.stringify(roots)}`],
      ...(cache === 'none' ? ['--no-cache'] : ['--cache-dir', cacheFolder]),
      '.',
    ],
    folder: archive,
    isChecker: true,
    output: join(scratch, `rumdl-${roots.length}-${cache}.jsonl`),
    ...(cache === 'filled' ? {} : { prepare: () => rmSync(cacheFolder, { recursive: true, force: true }) }),
  };
}

/**
 * @param {string} output
 * @returns {readonly import('../broken-links.mjs').BrokenLink[]}
 */
export function reportsOfRumdl(output) {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .map(({ file, message }) => ({ file, address: /'(.*)'/s.exec(message)?.[1] ?? message }));
}

/**
 * The program itself: the package's own command is a Node script, whose start would count against it.
 * @param {NodeJS.Require} require
 */
export function nativeProgram(require) {
  const packages = join(dirname(require.resolve('rumdl/package.json')), '..', '@rumdl');
  const [installed] = readdirSync(packages);
  if (installed === undefined) throw new Error('npm has installed no rumdl for this machine');
  return join(packages, installed, process.platform === 'win32' ? 'rumdl.exe' : 'rumdl');
}
