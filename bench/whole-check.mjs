// @ts-check
/** The whole archive checked, from start to end of the process, beside the nearest peers and the floor. */
import { atLeast } from './bench.mjs';
import { eventArchiveCheck } from './peers/event-archive.mjs';
import { nodeLoop } from './peers/node-loop.mjs';
import { ripgrep } from './peers/ripgrep.mjs';
import { BOTH_ROOTS, rumdlCheck } from './peers/rumdl.mjs';
import { vscodeCheck } from './peers/vscode-check.mjs';
import { measureInTurns, ratioOf, summary } from './rounds.mjs';
import { megabytes, range, table, time, times } from './table.mjs';

/** How many times faster than each peer the check has to be. */
const TIMES_FASTER = 10;

/**
 * @param {import('./bench.mjs').RealBench} bench
 * @returns {Promise<import('./bench.mjs').Result>}
 */
export async function wholeCheck(bench) {
  const ours = eventArchiveCheck(bench);
  const floor = ripgrep(bench);
  const vscode = vscodeCheck(bench, { workspace: 'archive' });
  // As it comes it has a cache to fill, and the limit is against that; without a cache it is faster, which is shown too.
  const rumdl = rumdlCheck(bench, { roots: BOTH_ROOTS, cache: 'empty' });
  const rumdlWithoutCache = rumdlCheck(bench, { roots: BOTH_ROOTS, cache: 'none' });
  const programs = [ours, floor, nodeLoop(bench), vscode, rumdl, rumdlWithoutCache];
  const measured = await measureInTurns(programs, bench.rounds);

  /** @param {import('./measure.mjs').Program} program */
  const of = (program) => measured.get(program) ?? [];
  const rows = [...measured].map(([{ name }, measurements]) => ({
    name,
    ...summary(measurements),
    timesRipgrep: ratioOf(measurements, of(floor)).median,
    timesOurs: ratioOf(measurements, of(ours)).median,
  }));
  return {
    title: `The whole archive, median of ${bench.rounds} runs in turns`,
    text: table(COLUMNS, rows),
    rows,
    limits: [vscode, rumdl].map((peer) =>
      atLeast(`at least ${TIMES_FASTER}× faster than ${peer.name}`, TIMES_FASTER, ratioOf(of(peer), of(ours))),
    ),
  };
}

/** @type {readonly import('./table.mjs').Column<any>[]} */
const COLUMNS = [
  { title: 'program', align: 'left', text: ({ name }) => name },
  { title: 'wall clock', text: ({ wall }) => time(wall.median) },
  { title: 'least – most', text: ({ wall }) => range(wall) },
  { title: '× rg', text: ({ timesRipgrep }) => times(timesRipgrep) },
  { title: '× ours', text: ({ timesOurs }) => times(timesOurs) },
  { title: 'processor', text: ({ cpu }) => (cpu === undefined ? '–' : time(cpu)) },
  { title: 'memory', text: ({ memory }) => megabytes(memory) },
];
