// @ts-check
/** How long an editor waits for answers about an open event while the server reads the archive for the first time. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { atMost } from './bench.mjs';
import { chooseEvents } from './generated-archive.mjs';
import { inDateHeading, inFirstRelation } from './requests/places.mjs';
import { startServer } from './server/session.mjs';
import { median, spreadOf } from './statistics.mjs';
import { number, range, table, time } from './table.mjs';

/** Milliseconds. */
const LONGEST_WAIT = 50;

/** What is asked in turns, each when the one before has been answered. */
const KINDS = /** @type {const} */ (['hover', 'definition', 'diagnostics']);

/** @typedef {(typeof KINDS)[number]} Kind */
/** @typedef {Record<Kind, { longest: number, asked: number, firstAnswer: number }>} Round in milliseconds */

/**
 * @param {import('./bench.mjs').GeneratedBench} bench
 * @returns {Promise<import('./bench.mjs').Result>}
 */
export async function whileIndexing(bench) {
  const [file = ''] = chooseEvents(bench.archive, 1, 1);
  /** @type {Round[]} */
  const found = [];
  for (let round = 1; round <= bench.rounds; round++) {
    console.error(`Asking while indexing, round ${round} of ${bench.rounds}`);
    found.push(await askWhileIndexing(bench, file));
  }
  const rows = KINDS.map((kind) => {
    const rounds = found.map((round) => round[kind]);
    return {
      name: kind,
      asked: median(rounds.map(({ asked }) => asked)),
      longest: spreadOf(rounds.map(({ longest }) => longest)),
      firstAnswer: spreadOf(rounds.map(({ firstAnswer }) => firstAnswer)),
    };
  });
  return {
    title: `Asked one after another from initialized until ready, cold, ${number(bench.events)} events, ${bench.rounds} starts`,
    text: table(COLUMNS, rows),
    rows,
    limits: rows.map(({ name, longest }) =>
      atMost(`${name} while indexing: longest wait at most ${time(LONGEST_WAIT)}`, LONGEST_WAIT, longest, time),
    ),
  };
}

/**
 * @param {import('./bench.mjs').GeneratedBench} bench
 * @param {string} file
 * @returns {Promise<Round>}
 */
async function askWhileIndexing({ root, archive, scratch }, file) {
  const cacheFolder = join(scratch, 'while-indexing-cache');
  rmSync(cacheFolder, { recursive: true, force: true });
  mkdirSync(cacheFolder);
  const server = await startServer({ root, archive, cacheFolder });
  const began = performance.now();
  const { uri, text } = await server.open(file);
  const asked = { textDocument: { uri }, position: inFirstRelation(text).position };
  /** @type {Record<Kind, () => Promise<boolean>>} each true when the answer says something */
  const ask = {
    hover: async () => (await server.request('textDocument/hover', asked)) !== null,
    definition: async () => (await server.request('textDocument/definition', asked)) !== null,
    diagnostics: headingBreaker(server, uri, inDateHeading(text).position),
  };
  const round = /** @type {Round} */ (
    Object.fromEntries(KINDS.map((kind) => [kind, { longest: 0, asked: 0, firstAnswer: NaN }]))
  );
  while (!server.isReady()) {
    for (const kind of KINDS) {
      const figures = round[kind];
      const askedAt = performance.now();
      const isAnswered = await ask[kind]();
      const now = performance.now();
      figures.longest = Math.max(figures.longest, now - askedAt);
      figures.asked++;
      if (isAnswered && Number.isNaN(figures.firstAnswer)) figures.firstAnswer = now - began;
    }
  }
  await server.end();
  return round;
}

/**
 * Types a letter into the date heading or takes it back, in turns, and waits until the problem comes or goes: a problem
 * that needs nothing but the event itself, so that it can be told whatever has been read.
 * @param {import('./server/session.mjs').Session} server
 * @param {string} uri
 * @param {import('./server/session.mjs').Position} start
 */
function headingBreaker(server, uri, start) {
  const behind = { ...start, character: start.character + 1 };
  let isBroken = false;
  const isReported = () =>
    server.problems
      .get(uri)
      ?.some(({ code, range }) => code === 'malformed-date-heading' && range.start.line === start.line);
  return async () => {
    isBroken = !isBroken;
    await server.change(
      uri,
      isBroken ? { text: 'x', range: { start, end: start } } : { text: '', range: { start, end: behind } },
    );
    await server.until(() => isReported() === isBroken, 'that a date heading has changed');
    return true;
  };
}

/** @type {readonly import('./table.mjs').Column<any>[]} */
const COLUMNS = [
  { title: 'asked for', align: 'left', text: ({ name }) => name },
  { title: 'times', text: ({ asked }) => number(asked) },
  { title: 'longest wait', text: ({ longest }) => time(longest.median) },
  { title: 'least – most', text: ({ longest }) => range(longest) },
  { title: 'first answer that says something, after', text: ({ firstAnswer }) => time(firstAnswer.median) },
];
