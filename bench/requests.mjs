// @ts-check
/** How long an editor waits for what it asks the server, with the whole archive loaded and nothing else to do. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, notMeasured } from './bench.mjs';
import { chooseEvents } from './generated-archive.mjs';
import { questions } from './requests/questions.mjs';
import { startServer } from './server/session.mjs';
import { median, percentile, spreadOf } from './statistics.mjs';
import { number, range, table, time } from './table.mjs';

/** Events that are asked about, from all over the archive. */
const EVENTS = 30;

/** @typedef {{ question: import('./requests/questions.mjs').Question, rounds: number[][] }} Measured */

/**
 * @param {import('./bench.mjs').GeneratedBench} bench
 * @returns {Promise<import('./bench.mjs').Result>}
 */
export async function requests({ root, archive, scratch, rounds, events }) {
  const cacheFolder = join(scratch, 'requests-cache');
  mkdirSync(cacheFolder);
  const server = await startServer({ root, archive, cacheFolder });
  await server.ready();
  const documents = [];
  for (const file of chooseEvents(archive, EVENTS, 1)) documents.push(await server.open(file));

  const isAnswered = (/** @type {import('./requests/questions.mjs').Question} */ { provider }) =>
    Boolean(server.capabilities[provider]);
  const measured = questions
    .filter(isAnswered)
    .map((question) => ({ question, rounds: /** @type {number[][]} */ ([]) }));
  // The first round only warms the server up, as an editor is after a few seconds.
  for (let round = 0; round <= rounds; round++) {
    console.error(round === 0 ? 'Asking, to warm up' : `Asking, round ${round} of ${rounds}`);
    for (const { question, rounds: times } of measured) {
      const found = [];
      for (const document of documents) found.push(await ask(server, question, document));
      if (round > 0) times.push(found);
    }
  }
  await server.end();

  const rows = measured.map(rowOf);
  return {
    title: `From a request to its answer over stdio, ${number(events)} events loaded, ${rounds} × ${documents.length} requests of each kind`,
    text: table(COLUMNS, rows),
    rows,
    limits: questions.map((question) => {
      const text = `${question.name}: 95th percentile at most ${time(question.limit)}`;
      const times = measured.find((one) => one.question === question)?.rounds;
      if (!times) return notMeasured(text, 'the server does not announce it');
      return atMost(text, question.limit, spreadOf(times.map((round) => percentile(round, 95))), time);
    }),
  };
}

/**
 * Edits the document so that it holds what is asked about, waits until the server has taken that in, and asks.
 * @param {import('./server/session.mjs').Session} server
 * @param {import('./requests/questions.mjs').Question} question
 * @param {{ uri: string, text: string }} document
 * @returns {Promise<number>} milliseconds
 */
async function ask(server, { name, method, place, params, context, contextBefore, isAnswer }, { uri, text }) {
  const { text: edited, position } = place(text);
  await server.change(uri, { text: edited });
  await server.idle(uri);
  const at = { textDocument: { uri }, position };
  const asked = params?.({ uri, text }) ?? { ...at, context: context ?? { includeDeclaration: true } };
  if (contextBefore) await server.request(method, { ...at, context: contextBefore });
  const began = performance.now();
  const answer = await server.request(method, asked);
  const took = performance.now() - began;
  if (!isAnswer(answer)) throw new Error(`${name}: the server answers ${JSON.stringify(answer)} in ${uri}`);
  return took;
}

/** @param {Measured} measured */
function rowOf({ question, rounds }) {
  const all = rounds.flat();
  return {
    name: question.name,
    median: median(all),
    p95: percentile(all, 95),
    longest: Math.max(...all),
    roundP95s: spreadOf(rounds.map((round) => percentile(round, 95))),
  };
}

/** @type {readonly import('./table.mjs').Column<ReturnType<typeof rowOf>>[]} */
const COLUMNS = [
  { title: 'request', align: 'left', text: ({ name }) => name },
  { title: 'median', text: (row) => time(row.median) },
  { title: '95th percentile', text: ({ p95 }) => time(p95) },
  { title: 'longest', text: ({ longest }) => time(longest) },
  { title: '95th percentiles of rounds', text: ({ roundP95s }) => range(roundP95s) },
];
