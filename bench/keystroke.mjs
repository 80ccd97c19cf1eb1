// @ts-check
/** From a keystroke in one open event to its diagnostics: our server, our engine alone, and VS Code's service. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atMost } from './bench.mjs';
import { chooseLongEvent, chooseRelatedEvent } from './keystroke/edit.mjs';
import { SERVICE_NAME } from './peers/vscode-check.mjs';
import { median, percentile, spreadOf } from './statistics.mjs';
import { number, range, table, time, times } from './table.mjs';

const EDITS = 200;

/** Milliseconds, and relations of the event, among as many events as there may be. */
const MEDIAN_LIMIT = 5;
const P95_LIMIT = 15;
const RELATIONS = 10;

/** @typedef {{ name: string, module: string, setUp: object }} Typed */

/**
 * @param {import('./bench.mjs').RealBench} bench
 * @returns {Promise<import('./bench.mjs').Result>}
 */
export async function keystroke(bench) {
  const edit = chooseLongEvent(bench);
  const programs = [
    ourServer(bench),
    { name: '… its engine alone, in process', module: 'type-to-engine', setUp: {} },
    vscodeService(bench),
  ];
  const event = `an event of ${number(edit.size)} characters (nine in ten are shorter)`;
  return { ...tabled(event, await typeInTurns(bench, edit, programs)), limits: [] };
}

/**
 * @param {import('./bench.mjs').GeneratedBench} bench
 * @returns {Promise<import('./bench.mjs').Result>}
 */
export async function keystrokeAmongMany(bench) {
  const edit = chooseRelatedEvent(bench.archive, RELATIONS);
  const measured = await typeInTurns(bench, edit, [ourServer(bench), vscodeService(bench)]);
  const rounds = measured[0]?.rounds ?? [];
  return {
    ...tabled(`an event with ${RELATIONS} relations among ${number(bench.events)} events`, measured),
    limits: [
      atMost(`keystroke: median at most ${time(MEDIAN_LIMIT)}`, MEDIAN_LIMIT, spreadOf(rounds.map(median)), time),
      atMost(
        `keystroke: 95th percentile at most ${time(P95_LIMIT)}`,
        P95_LIMIT,
        spreadOf(rounds.map((times) => percentile(times, 95))),
        time,
      ),
    ],
  };
}

/** @param {import('./bench.mjs').Bench} bench */
function ourServer({ root, scratch }) {
  const cacheFolder = join(scratch, 'typing-cache');
  mkdirSync(cacheFolder, { recursive: true });
  return { name: 'event-archive-server over stdio, pushed', module: 'type-to-server', setUp: { root, cacheFolder } };
}

/** @param {import('./bench.mjs').Bench} bench */
function vscodeService({ peers }) {
  return { name: `${SERVICE_NAME}, in process`, module: 'type-to-vscode', setUp: { peers } };
}

/**
 * @param {import('./bench.mjs').Bench} bench
 * @param {import('./keystroke/edit.mjs').Edit} edit
 * @param {readonly Typed[]} programs
 * @returns {Promise<readonly { name: string, rounds: readonly (readonly number[])[] }[]>} milliseconds of each edit
 */
async function typeInTurns({ archive, rounds }, edit, programs) {
  const measured = [];
  for (const { name, module, setUp } of programs) {
    const typist = await startTypist(module, { ...setUp, archive, edit });
    measured.push({ name, typist, rounds: /** @type {number[][]} */ ([]) });
  }
  for (let round = 1; round <= rounds; round++) {
    console.error(`Typing, round ${round} of ${rounds}`);
    for (const { typist, rounds: times } of measured) times.push(await typist.type(EDITS / rounds));
  }
  for (const { typist } of measured) typist.end();
  return measured;
}

/**
 * @param {string} event
 * @param {Awaited<ReturnType<typeof typeInTurns>>} measured
 */
function tabled(event, measured) {
  const ours = median(measured[0]?.rounds.flat() ?? []);
  const rows = measured.map(({ name, rounds }) => ({
    name,
    median: median(rounds.flat()),
    p95: percentile(rounds.flat(), 95),
    roundMedians: spreadOf(rounds.map(median)),
    timesOurs: median(rounds.flat()) / ours,
  }));
  return { title: `From a keystroke to diagnostics, ${EDITS} edits of ${event}`, text: table(COLUMNS, rows), rows };
}

/**
 * Starts a process that types into one program and reports how long the diagnostics took.
 * @param {string} module
 * @param {object} setUp
 */
async function startTypist(module, setUp) {
  const file = fileURLToPath(new URL(`./keystroke/${module}.mjs`, import.meta.url));
  const child = fork(file, [JSON.stringify(setUp)]);
  const answer = async () => {
    const ended = once(child, 'exit').then(([status]) => {
      throw new Error(`${module} ended with ${status}`);
    });
    const [message] = await Promise.race([once(child, 'message'), ended]);
    return message;
  };
  await answer();
  return {
    /**
     * @param {number} edits
     * @returns {Promise<number[]>} milliseconds, one figure for each edit
     */
    type: (edits) => {
      child.send(edits);
      return answer();
    },
    end: () => child.disconnect(),
  };
}

/** @type {readonly import('./table.mjs').Column<any>[]} */
const COLUMNS = [
  { title: 'program', align: 'left', text: ({ name }) => name },
  { title: 'median', text: (row) => time(row.median) },
  { title: '95th percentile', text: ({ p95 }) => time(p95) },
  { title: 'medians of rounds', text: ({ roundMedians }) => range(roundMedians) },
  { title: '× ours', text: ({ timesOurs }) => times(timesOurs) },
];
