// @ts-check
/** How long the server takes to know the archive, cold and from its cache, and the check likewise, beside the floor. */
import { join } from 'node:path';
import { atMost } from './bench.mjs';
import { cachedCheck, fillCheckCache } from './peers/event-archive.mjs';
import { nodeLoop } from './peers/node-loop.mjs';
import { ripgrep } from './peers/ripgrep.mjs';
import { walkAndStat } from './peers/walk-and-stat.mjs';
import { measureInTurns, ratioOf, summary } from './rounds.mjs';
import { fillServerCache, serverStart } from './server/start.mjs';
import { spreadOf } from './statistics.mjs';
import { fixed, megabytes, range, table, time } from './table.mjs';

const MEGABYTE = 1024 * 1024;

/** The limits: times as long as ripgrep or as walk and stat, milliseconds, bytes. */
const COLD_START = 3;
const LONGEST_COLD_START = 5000;
const WARM_START = 1.5;
const COLD_CHECK = 4;
const WARM_CHECK = 2;
const MEMORY_OF_CHECK = 400 * MEGABYTE;

/**
 * @param {import('./bench.mjs').GeneratedBench} bench
 * @returns {Promise<import('./bench.mjs').Result>}
 */
export async function coldAndWarm(bench) {
  const { scratch, rounds } = bench;
  console.error('Starting the server and checking, cold and warm');
  const warmCache = join(scratch, 'server-warm-cache');
  const isServerCached = await fillServerCache(bench, warmCache);
  const isCheckCached = await fillCheckCache(bench);
  const floor = ripgrep(bench);
  const walk = walkAndStat(bench);
  const cold = serverStart(bench, {
    name: 'event-archive-server, cold',
    cacheFolder: join(scratch, 'server-cold-cache'),
    isCold: true,
  });
  const warm = serverStart(bench, {
    name: `… warm${noteOn(isServerCached)}`,
    cacheFolder: warmCache,
    isCold: false,
  });
  const coldCheck = cachedCheck(bench, 'none');
  const warmCheck = cachedCheck(bench, 'filled');
  const programs = [floor, walk, nodeLoop(bench), cold, warm, coldCheck, warmCheck];
  const measured = await measureInTurns(programs, rounds);

  /** @param {import('./rounds.mjs').Program} program */
  const of = (program) => measured.get(program) ?? [];
  /** @param {import('./rounds.mjs').Program} program */
  const memoryOf = (program) => spreadOf(of(program).map(({ memory }) => memory ?? NaN));
  const fromInitialized = of(cold).map((measurement) => ({
    ...measurement,
    wall: 'fromInitialized' in measurement ? Number(measurement.fromInitialized) : NaN,
  }));
  const rows = [...measured].map(([program, measurements]) => ({
    name: program === warmCheck ? `${program.name}${noteOn(isCheckCached)}` : program.name,
    ...summary(measurements),
    timesRipgrep: ratioOf(measurements, of(floor)).median,
    timesWalk: ratioOf(measurements, of(walk)).median,
  }));
  return {
    title: `The whole archive, cold and warm, median of ${rounds} runs in turns; a server’s time ends when it says it is ready`,
    text: table(COLUMNS, rows),
    rows,
    limits: [
      atMost(
        `server cold, from initialized: at most ${COLD_START}× rg`,
        COLD_START,
        ratioOf(fromInitialized, of(floor)),
      ),
      atMost(
        `server cold, from initialized: at most ${time(LONGEST_COLD_START)}`,
        LONGEST_COLD_START,
        spreadOf(fromInitialized.map(({ wall }) => wall)),
        time,
      ),
      atMost(
        `server warm, from its start: at most ${WARM_START}× walk and stat`,
        WARM_START,
        ratioOf(of(warm), of(walk)),
      ),
      atMost(`check cold: at most ${COLD_CHECK}× rg`, COLD_CHECK, ratioOf(of(coldCheck), of(floor))),
      atMost(`check warm: at most ${WARM_CHECK}× rg`, WARM_CHECK, ratioOf(of(warmCheck), of(floor))),
      atMost(`check: at most ${megabytes(MEMORY_OF_CHECK)} resident`, MEMORY_OF_CHECK, memoryOf(coldCheck), megabytes),
    ],
  };
}

/** @param {boolean} isCached */
function noteOn(isCached) {
  return isCached ? '' : ' (it wrote no cache)';
}

/** @type {readonly import('./table.mjs').Column<any>[]} */
const COLUMNS = [
  { title: 'program', align: 'left', text: ({ name }) => name },
  { title: 'wall clock', text: ({ wall }) => time(wall.median) },
  { title: 'least – most', text: ({ wall }) => range(wall) },
  { title: '× rg', text: ({ timesRipgrep }) => fixed(timesRipgrep) },
  { title: '× walk and stat', text: ({ timesWalk }) => fixed(timesWalk) },
  { title: 'processor', text: ({ cpu }) => (cpu === undefined ? '–' : time(cpu)) },
  { title: 'most memory', text: ({ memory }) => megabytes(memory) },
];
