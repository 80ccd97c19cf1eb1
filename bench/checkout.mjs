// @ts-check
/** A checkout that changes thousands of files at once: how long until every problem is right again, and who waits. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { atMost } from './bench.mjs';
import { planCheckout } from './checkout/plan.mjs';
import { inFirstRelation } from './requests/places.mjs';
import { startServer } from './server/session.mjs';
import { median, spreadOf } from './statistics.mjs';
import { number, range, table, time } from './table.mjs';

/** Files that change; fewer in an archive that has not five times as many. */
const CHANGED_FILES = 20_000;
/** Milliseconds that a person still takes for at once. Reading the notifications, 2.4 MB of JSON, takes most of them. */
const LONGEST_WAIT = 100;
/** What LSP calls a file that changed. */
const CHANGED = 2;

/** How the editor tells of it: VS Code gathers what its watcher sees, which comes to it in parts. */
const WAYS = [
  { name: 'one notification', most: Infinity },
  { name: 'notifications of 500 files', most: 500 },
];

/**
 * @param {import('./bench.mjs').GeneratedBench} bench
 * @returns {Promise<import('./bench.mjs').Result>}
 */
export async function checkout({ root, archive, scratch, rounds, events }) {
  const plan = planCheckout(archive, Math.min(CHANGED_FILES, Math.floor(events / 5)));
  const cacheFolder = join(scratch, 'checkout-cache');
  mkdirSync(cacheFolder);
  const server = await startServer({ root, archive, cacheFolder });
  await server.ready();
  const witnesses = [];
  for (const witness of plan.witnesses) witnesses.push({ ...(await server.open(witness.file)), line: witness.line });

  const measured = WAYS.map((way) => ({
    ...way,
    absorbed: /** @type {number[]} */ ([]),
    waits: /** @type {number[]} */ ([]),
  }));
  // Every other checkout changes the files back, so that the archive is in the end what it was.
  let isChanged = false;
  for (let round = 1; round <= rounds; round++) {
    console.error(`Checking out, round ${round} of ${rounds}`);
    for (const { most, absorbed, waits } of measured) {
      isChanged = !isChanged;
      plan.write(isChanged);
      const found = await tellAndWait(server, { files: plan.files, most, witnesses, isChanged });
      absorbed.push(found.absorbed);
      waits.push(found.longestWait);
    }
  }
  if (isChanged) plan.write(false);
  await server.end();

  const rows = measured.map(({ name, absorbed, waits }) => ({
    name,
    absorbed: spreadOf(absorbed),
    perFile: median(absorbed) / plan.files.length,
    longest: spreadOf(waits),
  }));
  return {
    title: `A checkout that changes ${number(plan.files.length)} of ${number(events)} events, until ${witnesses.length} open events that relate to changed ones have the right problems; hover is asked for meanwhile`,
    text: table(COLUMNS, rows),
    rows,
    limits: rows.map(({ name, longest }) =>
      atMost(
        `hover during a checkout, ${name}: longest wait at most ${time(LONGEST_WAIT)}`,
        LONGEST_WAIT,
        longest,
        time,
      ),
    ),
  };
}

/**
 * @param {import('./server/session.mjs').Session} server
 * @param {object} told
 * @param {readonly string[]} told.files
 * @param {number} told.most files in one notification
 * @param {readonly { uri: string, text: string, line: number }[]} told.witnesses
 * @param {boolean} told.isChanged whether the files are now other than in the beginning
 */
async function tellAndWait(server, { files, most, witnesses, isChanged }) {
  const changes = files.map((file) => ({ uri: server.uriOf(file), type: CHANGED }));
  const began = performance.now();
  for (let first = 0; first < changes.length; first += most) {
    await server.notify('workspace/didChangeWatchedFiles', { changes: changes.slice(first, first + most) });
  }
  let absorbed = NaN;
  const absorbing = server
    .until(
      () => witnesses.every((witness) => isOutdated(server, witness) === isChanged),
      'the problems after a checkout',
    )
    .then(() => (absorbed = performance.now() - began));
  let longestWait = 0;
  for (let index = 0; Number.isNaN(absorbed); index++) {
    const { uri, text } = witnesses[index % witnesses.length] ?? { uri: '', text: '' };
    const askedAt = performance.now();
    await server.request('textDocument/hover', { textDocument: { uri }, position: inFirstRelation(text).position });
    longestWait = Math.max(longestWait, performance.now() - askedAt);
  }
  await absorbing;
  return { absorbed, longestWait };
}

/**
 * Whether the open event is told that the label of its relation is no longer the title of a changed event.
 * @param {import('./server/session.mjs').Session} server
 * @param {{ uri: string, line: number }} witness
 */
function isOutdated(server, { uri, line }) {
  const problems = server.problems.get(uri);
  return problems?.some(({ code, range: { start } }) => code === 'outdated-relation' && start.line === line);
}

/** @type {readonly import('./table.mjs').Column<any>[]} */
const COLUMNS = [
  { title: 'the editor sends', align: 'left', text: ({ name }) => name },
  { title: 'absorbed', text: ({ absorbed }) => time(absorbed.median) },
  { title: 'least – most', text: ({ absorbed }) => range(absorbed) },
  { title: 'a file', text: ({ perFile }) => `${(perFile * 1000).toFixed(0)} µs` },
  { title: 'longest wait for hover', text: ({ longest }) => time(longest.median) },
  { title: 'least – most', text: ({ longest }) => range(longest) },
];
