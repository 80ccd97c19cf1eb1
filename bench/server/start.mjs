// @ts-check
/** The server's start on an archive as something that can be measured in turns with other programs. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { countFiles } from '../generated-archive.mjs';
import { cpuOfEndedChildren, cpuSince } from '../measure.mjs';
import { startServer } from './session.mjs';

/** Milliseconds that a server is left alone after indexing, so that it can write its cache. */
const TIME_TO_WRITE = 3000;

/** @typedef {import('../measure.mjs').Measurement & { fromInitialized: number }} StartMeasurement */

/**
 * From the start of the process until it says that the archive is indexed.
 * @param {import('../bench.mjs').Bench} bench
 * @param {{ name: string, cacheFolder: string, isCold: boolean }} options cold: with an empty cache folder each time
 */
export function serverStart({ root, archive }, { name, cacheFolder, isCold }) {
  const expected = countFiles(archive);
  return {
    name,
    /** @returns {Promise<StartMeasurement>} */
    measure: async () => {
      if (isCold) emptyFolder(cacheFolder);
      const cpuBefore = cpuOfEndedChildren();
      const server = await startServer({ root, archive, cacheFolder });
      const { fromStart, fromInitialized, files } = await server.ready();
      const memory = server.memory()?.most;
      await server.end();
      if (files !== expected) throw new Error(`the server calls ${files} of ${expected} files an index of the archive`);
      return { wall: fromStart, fromInitialized, cpu: cpuSince(cpuBefore), memory };
    },
  };
}

/**
 * Lets a server fill a cache folder.
 * @param {import('../bench.mjs').Bench} bench
 * @param {string} cacheFolder
 * @returns {Promise<boolean>} whether it has put anything there
 */
export async function fillServerCache({ root, archive }, cacheFolder) {
  emptyFolder(cacheFolder);
  const server = await startServer({ root, archive, cacheFolder });
  await server.ready();
  await new Promise((resolve) => setTimeout(resolve, TIME_TO_WRITE));
  await server.end();
  return readdirSync(cacheFolder).length > 0;
}

/** @param {string} folder */
function emptyFolder(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
