// @ts-check
/**
 * Our check beside what people check Markdown with today: `npm run bench:peers [-- --events N --rounds N --patience SECONDS]`.
 *
 * It prints how long each takes for the same generated archive, which of our rules' faults each finds at all, and what each
 * says of an archive that has no fault. Nothing is judged.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { exitOnSignals, run } from '../scripts/lib/process.mjs';
import { inTemporaryFolder } from '../scripts/lib/temporary.mjs';
import { findRules } from './found-rules.mjs';
import { generateArchives } from './generated-archive.mjs';
import { installLinter } from './install.mjs';
import { measure } from './measure.mjs';
import { cachedCheck, fillCheckCache } from './peers/event-archive.mjs';
import { linters } from './peers/linters.mjs';
import { measureInTurns, ratioOf, summary } from './rounds.mjs';
import { megabytes, number, range, table, time, times } from './table.mjs';

/** @typedef {import('./found-rules.mjs').Installed} Installed */

const root = resolve(fileURLToPath(import.meta.url), '../..');
const { values: options } = parseArgs({
  options: {
    events: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    patience: { type: 'string', default: '600' },
  },
});
const events = Number(options.events);
const rounds = Number(options.rounds);
if (!(events >= 100)) throw new Error(`--events ${options.events}: expected a number, 100 or more`);
if (!(rounds >= 1)) throw new Error(`--rounds ${options.rounds}: expected a number, 1 or more`);
/** Milliseconds that each run of a peer is given. */
const patience = Number(options.patience) * 1000;
if (!(patience > 0)) throw new Error(`--patience ${options.patience}: expected seconds`);

/** @param {string} folder */
async function compare(folder) {
  await ensureInstalled(root);
  await run(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
  await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'server'], { cwd: root });
  const installed = await installAll();
  console.log(`Node ${process.versions.node}, ${availableParallelism()} cores, ${process.platform} ${process.arch}`);
  for (const { linter } of installed) console.log(`${linter.name}, ${linter.setUp}`);
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch);

  const [faulty] = await generateArchives(root, folder, [events]);
  if (!faulty) throw new Error('nothing was generated');
  console.log(`\n${number(events)} events, a fault in one of a hundred, median of ${rounds} runs in turns\n`);
  const { text, stopped } = await speedTable(faulty.archive, scratch, installed);
  console.log(text);

  console.log('\nOur rules, and what finds a fault on the lines that their own wrong samples mark\n');
  console.log(await rulesTable(join(folder, 'samples'), scratch, installed));

  mkdirSync(join(folder, 'sound'));
  const [sound] = await generateArchives(root, join(folder, 'sound'), [events], 0);
  if (!sound) throw new Error('nothing was generated');
  console.log(`\nThe same ${number(events)} events without a fault: every report is a false alarm\n`);
  const ending = installed.filter(({ linter }) => !stopped.has(linter));
  for (const { name } of stopped) console.log(`${name} has not come to its end above and is left out.`);
  console.log(await falseAlarmsTable(sound.archive, scratch, ending));
}

/** Those that can be installed here; the others are named. */
async function installAll() {
  /** @type {Installed[]} */
  const installed = [];
  for (const linter of linters) {
    try {
      installed.push({ linter, require: await installLinter(root, linter.packages) });
    } catch (error) {
      console.log(
        `${linter.name} is left out, it cannot be installed: ${error instanceof Error ? error.message : error}`,
      );
    }
  }
  return installed;
}

/**
 * @param {string} archive
 * @param {string} scratch
 * @param {readonly Installed[]} installed
 */
async function speedTable(archive, scratch, installed) {
  const bench = { root, archive, scratch };
  await fillCheckCache(bench);
  const ours = cachedCheck(bench, 'none');
  const peers = installed.flatMap(({ linter, require }) => {
    const place = { require, folder: archive, scratch };
    const cold = { ...linter.check(place), patience };
    if (!linter.cachedCheck) return [{ linter, program: cold }];
    const warm = linter.cachedCheck(place);
    return [
      { linter, program: { ...cold, name: `${cold.name}, no cache` } },
      { linter, program: { ...warm, name: `${warm.name}, cached`, patience } },
    ];
  });
  // The first run fills a cache and brings the files into the system's own; one that does not end is not begun again.
  const stopped = [];
  const ending = [ours, cachedCheck(bench, 'filled')];
  for (const { linter, program } of peers) {
    console.error(`The first run of ${program.name}`);
    const measured = await measure(program);
    if (measured.failure === undefined) ending.push(program);
    else stopped.push({ linter, name: program.name, measurements: [measured], end: measured.failure });
  }
  const measured = [...(await measureInTurns(ending, rounds))];
  const [[, ofOurs] = [ours, []]] = measured;
  const ended = measured.map(([{ name }, measurements]) => ({ name, measurements, end: 'done' }));
  const rows = [...ended, ...stopped].map(({ name, measurements, end }) => ({
    name,
    ...summary(measurements),
    timesOurs: ratioOf(measurements, ofOurs),
    end,
  }));
  return { text: table(SPEED_COLUMNS, rows), stopped: new Set(stopped.map(({ linter }) => linter)) };
}

/** @type {readonly import('./table.mjs').Column<any>[]} */
const SPEED_COLUMNS = [
  { title: 'program', align: 'left', text: ({ name }) => name },
  { title: 'wall clock', text: ({ wall }) => time(wall.median) },
  { title: 'least – most', text: ({ wall }) => range(wall) },
  { title: '× ours', text: ({ timesOurs }) => times(timesOurs.median) },
  { title: 'least – most', text: ({ timesOurs }) => range(timesOurs, times) },
  { title: 'processor', text: ({ cpu }) => (cpu === undefined ? '–' : time(cpu)) },
  { title: 'memory', text: ({ memory }) => megabytes(memory) },
  { title: 'how it ended', align: 'left', text: ({ end }) => end },
];

/**
 * @param {string} folder
 * @param {string} scratch
 * @param {readonly Installed[]} installed
 */
async function rulesTable(folder, scratch, installed) {
  const { rules } = await import('../out/server/src/rules/all.js');
  const { readExample } = await import('../out/server/src/rules/example.js');
  const found = await findRules(rules, readExample, installed, { folder, scratch });
  const counts = installed.map(({ linter }) => {
    const count = found.filter(({ foundAs }) => foundAs.get(linter)?.length).length;
    return `${linter.name} finds ${count} of ${found.length}.`;
  });
  /** @type {readonly import('./table.mjs').Column<import('./found-rules.mjs').FoundRule>[]} */
  const columns = [
    { title: 'our rule', align: 'left', text: ({ rule }) => rule },
    ...installed.map(({ linter }) => ({
      title: linter.packages[0] ?? '',
      align: /** @type {const} */ ('left'),
      text: (/** @type {import('./found-rules.mjs').FoundRule} */ { foundAs }) =>
        foundAs.get(linter)?.join(', ') || '–',
    })),
  ];
  return `${table(columns, found)}\n\n${counts.join('\n')}`;
}

/**
 * @param {string} archive
 * @param {string} scratch
 * @param {readonly Installed[]} installed
 */
async function falseAlarmsTable(archive, scratch, installed) {
  const rows = [await ourFalseAlarms(archive, scratch)];
  for (const { linter, require } of installed) {
    console.error(`False alarms of ${linter.name}`);
    const program = linter.check({ require, folder: archive, scratch });
    await measure(program);
    const { name, linkRule } = linter;
    rows.push({ name, linkRule, byRule: countBy(linter.read(program).map(({ rule }) => rule)) });
  }
  return table(ALARM_COLUMNS, rows);
}

/**
 * @param {string} archive
 * @param {string} scratch
 * @returns {Promise<{ name: string, linkRule: string | undefined, byRule: ReadonlyMap<string, number> }>}
 */
async function ourFalseAlarms(archive, scratch) {
  const program = cachedCheck({ root, archive, scratch }, 'none');
  await measure(program);
  const { problems } = JSON.parse(readFileSync(program.output, 'utf8'));
  const byRule = countBy(problems.map((/** @type {{ rule: string }} */ { rule }) => rule));
  return { name: 'event-archive check', linkRule: 'unresolved-relation', byRule };
}

/** @param {readonly string[]} names */
function countBy(names) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** @type {readonly import('./table.mjs').Column<{ name: string, linkRule: string | undefined, byRule: ReadonlyMap<string, number> }>[]} */
const ALARM_COLUMNS = [
  { title: 'program', align: 'left', text: ({ name }) => name },
  { title: 'false alarms', text: ({ byRule }) => number([...byRule.values()].reduce((sum, count) => sum + count, 0)) },
  {
    title: 'of links',
    text: ({ linkRule, byRule }) => (linkRule === undefined ? '–' : number(byRule.get(linkRule) ?? 0)),
  },
  {
    title: 'by its rules',
    align: 'left',
    text: ({ byRule }) =>
      [...byRule]
        .sort(([, one], [, other]) => other - one)
        .map(([rule, count]) => `${rule} ${number(count)}`)
        .join(', '),
  },
];

exitOnSignals();
await inTemporaryFolder(compare);
