// @ts-check
/** What a server holds in memory once it knows an archive and has come to rest. */
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startServer } from './session.mjs';

const reporter = fileURLToPath(new URL('./report-memory.cjs', import.meta.url));

/** Milliseconds between two looks. */
const LOOK_INTERVAL = 500;
/** Milliseconds without a new low after which memory is at rest: V8 collects about 8 s after the last work. */
const REST = 12_000;
/** Smaller falls are no new low. */
const MEGABYTE = 1024 * 1024;

/**
 * @typedef {object} Footprint all in bytes
 * @property {number} most that were resident; NaN on other systems than Linux, as the next two
 * @property {number} settled resident when it no longer falls by itself
 * @property {number} collected resident after a forced collection
 * @property {number} left heap and what hangs on it, after the folder was closed and a forced collection
 * @property {number} state on the heap and outside of it after a forced collection
 * @property {number} took milliseconds from `initialized` until the archive was indexed
 */

/**
 * @param {string} root the project's folder
 * @param {string} archive the archive root
 * @param {string} cacheFolder emptied first
 * @returns {Promise<Footprint>}
 */
export async function footprint(root, archive, cacheFolder) {
  rmSync(cacheFolder, { recursive: true, force: true });
  mkdirSync(cacheFolder, { recursive: true });
  const nodeOptions = ['--expose-gc', '--require', reporter];
  const server = await startServer({ root, archive, cacheFolder, nodeOptions, hasChannel: true });
  const { fromInitialized } = await server.ready();
  const settled = await settledMemory(server);
  const state = await stateOf(server);
  const { now = NaN, most = NaN } = server.memory() ?? {};
  await server.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: [], removed: [{ uri: server.uriOf('.'), name: 'archive' }] },
  });
  // Answered after the folder was closed.
  await server.request('workspace/symbol', { query: '' });
  const left = await stateOf(server);
  await server.end();
  return { most, settled, collected: now, state, left, took: fromInitialized };
}

/**
 * @param {import('./session.mjs').Session} server
 * @returns {Promise<number>}
 */
async function stateOf(server) {
  const answer = once(server.process, 'message');
  server.process.send('collect');
  const [bytes] = await answer;
  return Number(bytes);
}

/** @param {import('./session.mjs').Session} server */
async function settledMemory(server) {
  let lowest = Infinity;
  let since = performance.now();
  for (;;) {
    const { now = NaN } = server.memory() ?? {};
    if (Number.isNaN(now)) return NaN;
    if (now < lowest - MEGABYTE) {
      lowest = now;
      since = performance.now();
    }
    if (performance.now() - since > REST) return now;
    await new Promise((resolve) => setTimeout(resolve, LOOK_INTERVAL));
  }
}
