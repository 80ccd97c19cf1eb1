// @ts-check
/** From a keystroke in one open event to its diagnostics: our server, our engine alone, and VS Code's service. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseEdit } from './keystroke/edit.mjs';
import { bundleEngine } from './keystroke/bundle-engine.mjs';
import { SERVICE_NAME } from './peers/vscode-check.mjs';
import { median, percentile, spreadOf } from './statistics.mjs';
import { number, range, table, time, times } from './table.mjs';

const EDITS = 200;

/**
 * @param {import('./bench.mjs').Bench} bench
 * @returns {Promise<import('./bench.mjs').Result>}
 */
export async function keystroke(bench) {
  const { root, archive, peers, scratch, rounds } = bench;
  const edit = chooseEdit(bench);
  const engine = await bundleEngine(root, scratch);
  const cacheFolder = join(scratch, 'server-cache');
  mkdirSync(cacheFolder);
  /** @param {string} module @param {object} setUp */
  const start = (module, setUp) => startTypist(module, { ...setUp, archive, edit });
  const programs = [
    {
      name: 'event-archive-server over stdio, pushed',
      typist: await start('type-to-server', { server: join(root, 'dist', 'server.cjs'), cacheFolder }),
    },
    { name: '… its engine alone, in process', typist: await start('type-to-engine', { engine }) },
    {
      name: `${SERVICE_NAME}, in process`,
      typist: await start('type-to-vscode', { peers }),
    },
  ];

  const measured = programs.map(({ name }) => ({ name, rounds: /** @type {number[][]} */ ([]) }));
  for (let round = 1; round <= rounds; round++) {
    console.error(`Typing, round ${round} of ${rounds}`);
    for (const [index, { typist }] of programs.entries())
      measured[index]?.rounds.push(await typist.type(EDITS / rounds));
  }
  for (const { typist } of programs) typist.end();

  const ours = median(measured[0]?.rounds.flat() ?? []);
  const rows = measured.map(({ name, rounds }) => ({
    name,
    median: median(rounds.flat()),
    p95: percentile(rounds.flat(), 95),
    roundMedians: spreadOf(rounds.map(median)),
    timesOurs: median(rounds.flat()) / ours,
  }));
  return {
    title: `From a keystroke to diagnostics, ${EDITS} edits of an event of ${number(edit.size)} characters (nine in ten are shorter)`,
    text: table(COLUMNS, rows),
    rows,
    limits: [],
  };
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
