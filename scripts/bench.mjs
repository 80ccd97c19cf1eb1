// @ts-check
/**
 * Measures the project beside its nearest peers; ends with status 1 when a limit is clearly missed.
 *
 *   npm run bench [-- OPTIONS]
 *
 *   --events N      size of the generated archive (default: 100,000, which the limits are meant for)
 *   --no-peers      leave out the peers that take minutes on it
 *   --only NAME     measure only this; may be given more than once (the names are in the lists below)
 *   --json FILE     also write all figures to FILE
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packedArchive, unpackArchive } from '../bench/archive.mjs';
import { checkout } from '../bench/checkout.mjs';
import { coldAndWarm } from '../bench/cold-and-warm.mjs';
import { falseReportsOfAll } from '../bench/false-reports.mjs';
import { generateArchives } from '../bench/generated-archive.mjs';
import { installPeers } from '../bench/install.mjs';
import { keystroke, keystrokeAmongMany } from '../bench/keystroke.mjs';
import { markdownFiles, readLinks } from '../bench/links.mjs';
import { memory } from '../bench/memory.mjs';
import { peersAmongMany } from '../bench/peers-among-many.mjs';
import { rename } from '../bench/rename.mjs';
import { requests } from '../bench/requests.mjs';
import { number, table } from '../bench/table.mjs';
import { whileIndexing } from '../bench/while-indexing.mjs';
import { wholeCheck } from '../bench/whole-check.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { exitOnSignals, run } from './lib/process.mjs';
import { inTemporaryFolder } from './lib/temporary.mjs';

/** On the real archive: against the peers, in times as fast as they are. */
const ON_REAL = { 'false-reports': falseReportsOfAll, 'whole-check': wholeCheck, keystroke };
/** On a generated archive of any size: against limits. */
const ON_GENERATED = {
  'cold-and-warm': coldAndWarm,
  memory,
  'keystroke-among-many': keystrokeAmongMany,
  requests,
  'while-indexing': whileIndexing,
  checkout,
  rename,
  'peers-among-many': peersAmongMany,
};
const ROUNDS = 5;

/** @typedef {import('../bench/bench.mjs').Bench} Bench */
/** @typedef {import('../bench/bench.mjs').Result} Result */

const root = resolve(fileURLToPath(import.meta.url), '../..');
const { values: options } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    'no-peers': { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    json: { type: 'string' },
  },
});
const events = Number(options.events);
if (!(events >= 1000)) throw new Error(`--events ${options.events}: expected a number, 1000 or more`);
const names = [...Object.keys(ON_REAL), ...Object.keys(ON_GENERATED)];
const unknown = options.only?.find((name) => !names.includes(name));
if (unknown !== undefined) throw new Error(`--only ${unknown}: expected one of ${names.join(', ')}`);

exitOnSignals();
await inTemporaryFolder(runAll);

/** @param {string} folder */
async function runAll(folder) {
  await ensureInstalled(root);
  await run(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'server'], { cwd: root });
  const require = await installPeers(root);
  const peers = join(root, '.bench');
  const common = { root, require, peers, rounds: ROUNDS, hasPeers: !options['no-peers'] };
  const machine = `Node ${process.versions.node}, ${availableParallelism()} cores, ${process.platform} ${process.arch}`;
  console.log(machine);

  const results = [];
  if (isWanted(ON_REAL)) results.push(...(await runOnReal(folder, common)));
  if (isWanted(ON_GENERATED)) results.push(...(await runOnGenerated(folder, common)));
  const limits = results.flatMap((result) => result.limits);
  if (limits.length > 0) console.log(`\nLimits\n\n${limitsTable(limits)}`);
  if (limits.some(({ verdict }) => verdict === 'missed')) process.exitCode = 1;

  if (options.json === undefined) return;
  const figures = results.map(({ title, rows }) => ({ title, rows }));
  const record = { date: new Date().toISOString(), machine, events, figures, limits };
  writeFileSync(resolve(process.env['INIT_CWD'] ?? '.', options.json), `${JSON.stringify(record, null, 2)}\n`);
}

/**
 * @param {string} folder
 * @param {Omit<Bench, 'archive' | 'scratch'>} common
 * @returns {Promise<readonly Result[]>}
 */
async function runOnReal(folder, common) {
  const packed = packedArchive(root);
  if (!existsSync(packed)) {
    console.log(`Nothing measured on the real archive: ${packed} is not there.`);
    return [];
  }
  const archive = await unpackArchive(packed, folder);
  console.log(`\n# ${number(markdownFiles(archive).length)} files of the Chinese archive`);
  return runList(ON_REAL, { ...common, archive, scratch: scratchIn(folder, 'real'), links: readLinks(archive) });
}

/**
 * @param {string} folder
 * @param {Omit<Bench, 'archive' | 'scratch'>} common
 * @returns {Promise<readonly Result[]>}
 */
async function runOnGenerated(folder, common) {
  const [small, large] = await generateArchives(root, folder, [Math.round(events / 10), events]);
  if (!small || !large) throw new Error('nothing was generated');
  console.log(`\n# ${number(markdownFiles(large.archive).length)} files of a generated archive`);
  return runList(ON_GENERATED, { ...common, ...large, small, scratch: scratchIn(folder, 'generated') });
}

/**
 * @template {Bench} Given
 * @param {Readonly<Record<string, (bench: Given) => Promise<Result>>>} list
 * @param {Given} bench
 */
async function runList(list, bench) {
  const results = [];
  for (const [name, benchmark] of Object.entries(list)) {
    if (!isWanted({ [name]: benchmark })) continue;
    const result = await benchmark(bench);
    console.log(`\n${result.title}\n\n${result.text}`);
    results.push(result);
  }
  return results;
}

/** @param {Readonly<Record<string, unknown>>} list */
function isWanted(list) {
  return Object.keys(list).some((name) => options.only?.includes(name) ?? true);
}

/**
 * @param {string} folder
 * @param {string} name
 */
function scratchIn(folder, name) {
  const scratch = join(folder, `scratch-${name}`);
  mkdirSync(scratch);
  return scratch;
}

/** @param {readonly import('../bench/bench.mjs').Limit[]} limits */
function limitsTable(limits) {
  return table(
    [
      { title: 'limit', align: 'left', text: ({ text }) => text },
      { title: 'found', text: ({ found }) => found },
      { title: 'verdict', align: 'left', text: ({ verdict }) => verdict },
    ],
    limits,
  );
}
