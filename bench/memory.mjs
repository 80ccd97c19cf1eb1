// @ts-check
/** What the server keeps in memory for an archive, and whether it grows faster than the archive does. */
import { join } from 'node:path';
import { atMost } from './bench.mjs';
import { generateArchives } from './generated-archive.mjs';
import { footprint } from './server/footprint.mjs';
import { median, spreadOf } from './statistics.mjs';
import { megabytes, number, range, table } from './table.mjs';

const MOST_RESIDENT = 300 * 1024 * 1024;
/** More than a server has that never knew the archive. */
const MOST_LEFT = 10 * 1024 * 1024;
/** How much more an event may take in an archive ten times as large: flat, but for what hash tables have to spare. */
const GROWTH = 1.25;
/** Memory hardly varies, and a server needs its time to come to rest. */
const ROUNDS = 3;

/** What a server holds that knows a single day is the program itself. */
const NEXT_TO_NOTHING = 14;

/** @typedef {import('./server/footprint.mjs').Footprint & { events: number, stateOfEvent: number, leftOfArchive: number }} Measured */

/**
 * @param {import('./bench.mjs').GeneratedBench} bench
 * @returns {Promise<import('./bench.mjs').Result>}
 */
export async function memory(bench) {
  const measured = await measureMemory(bench, [bench.small, bench], ROUNDS);
  const [ofSmall = [], ofLarge = []] = measured;
  const rows = measured.map(memoryRow);
  return {
    title: `Memory of the server, median of ${ROUNDS} runs`,
    text: table(MEMORY_COLUMNS, rows),
    rows,
    limits: [
      atMost(
        `server: at most ${megabytes(MOST_RESIDENT)} resident at rest`,
        MOST_RESIDENT,
        spreadOf(ofLarge.map(({ settled }) => settled)),
        megabytes,
      ),
      atMost(
        `state of an event: at most ${GROWTH}× that in a tenth of the archive`,
        GROWTH,
        spreadOf(ofLarge.map(({ stateOfEvent }, round) => stateOfEvent / (ofSmall[round]?.stateOfEvent ?? NaN))),
        (factor) => `${factor.toFixed(2)}×`,
      ),
      atMost(
        `left when the archive is closed: at most ${megabytes(MOST_LEFT)}`,
        MOST_LEFT,
        spreadOf(ofLarge.map(({ leftOfArchive }) => leftOfArchive)),
        megabytes,
      ),
    ],
  };
}

/**
 * @param {Pick<import('./bench.mjs').Bench, 'root' | 'scratch'>} bench
 * @param {readonly { archive: string, events: number }[]} archives all measured at once: they mostly wait
 * @param {number} rounds
 * @returns {Promise<readonly (readonly Measured[])[]>} for each archive its rounds
 */
export async function measureMemory({ root, scratch }, archives, rounds) {
  const [nothing] = await generateArchives(root, scratch, [NEXT_TO_NOTHING]);
  /** @type {Measured[][]} */
  const perRound = [];
  for (let round = 1; round <= rounds; round++) {
    console.error(`Waiting for servers to come to rest, round ${round} of ${rounds}`);
    const all = [...(nothing ? [nothing] : []), ...archives];
    const [base, ...others] = await Promise.all(
      all.map(({ archive, events }) => footprint(root, archive, join(scratch, `footprint-cache-${events}`))),
    );
    perRound.push(
      others.map((one, index) => {
        const events = archives[index]?.events ?? NaN;
        const stateOfEvent = (one.state - (base?.state ?? NaN)) / events;
        return { ...one, events, stateOfEvent, leftOfArchive: one.left - (base?.left ?? NaN) };
      }),
    );
  }
  return archives.map((_, index) => perRound.flatMap((round) => round[index] ?? []));
}

/** @param {readonly Measured[]} measured of one archive */
export function memoryRow(measured) {
  /** @param {keyof Measured} figure */
  const of = (figure) => measured.map((one) => one[figure]);
  return {
    events: median(of('events')),
    took: median(of('took')),
    most: median(of('most')),
    settled: spreadOf(of('settled')),
    collected: median(of('collected')),
    state: median(of('state')),
    stateOfEvent: median(of('stateOfEvent')),
    leftOfArchive: median(of('leftOfArchive')),
  };
}

/** @type {readonly import('./table.mjs').Column<ReturnType<typeof memoryRow>>[]} */
export const MEMORY_COLUMNS = [
  { title: 'events', text: ({ events }) => number(events) },
  { title: 'most', text: ({ most }) => megabytes(most) },
  { title: 'at rest', text: ({ settled }) => megabytes(settled.median) },
  { title: 'least – most', text: ({ settled }) => range(settled, megabytes) },
  { title: 'after a forced collection', text: ({ collected }) => megabytes(collected) },
  { title: 'state', text: ({ state }) => megabytes(state) },
  { title: 'left when closed', text: ({ leftOfArchive }) => megabytes(leftOfArchive) },
  { title: 'state of an event', text: ({ stateOfEvent }) => `${number(Math.round(stateOfEvent))} bytes` },
];
