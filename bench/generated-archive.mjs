// @ts-check
/** Archives of any size that the benchmarks generate, always the same for the same number of events. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../scripts/lib/process.mjs';
import { isDayIndex, markdownFiles, soundRelationsIn } from './links.mjs';

const SEED = 20_260_101;
/** The share of events with a fault that a check has to find. */
const FAULTS = 0.01;

const GENERATOR = `
import { writeArchive } from './test/support/generated-archive.js';
writeArchive(process.argv[2], JSON.parse(process.argv[3]));
`;

/**
 * Writes archives in a process of its own: what it needs for a million events would stay in this one.
 * @param {string} root the project's folder
 * @param {string} folder where the archives are written
 * @param {readonly number[]} sizes in events
 * @param {number} [faults] the share of events that have one
 * @returns {Promise<{ archive: string, events: number }[]>} the archive roots
 */
export async function generateArchives(root, folder, sizes, faults = FAULTS) {
  const { build } = await import('esbuild');
  const generator = join(folder, 'generate.cjs');
  await build({
    stdin: { contents: GENERATOR, resolveDir: root, loader: 'ts' },
    outfile: generator,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  const archives = [];
  for (const events of sizes) {
    console.error(`Generating ${events.toLocaleString('en')} events`);
    const archive = join(folder, `generated-${events}`);
    const options = JSON.stringify({ seed: SEED, events, faults });
    await run(process.execPath, [generator, archive, options]);
    archives.push({ archive, events });
  }
  return archives;
}

/**
 * Events with at least so many relations to events that exist, from all over the archive.
 * @param {string} archive
 * @param {number} count how many are wanted
 * @param {number} relations
 * @returns {readonly string[]} their files
 */
export function chooseEvents(archive, count, relations) {
  const events = markdownFiles(archive).filter((file) => !isDayIndex(file));
  const distance = Math.max(1, Math.floor(events.length / count));
  const chosen = [];
  for (let first = 0; chosen.length < count && first + distance <= events.length; first += distance) {
    const found = events
      .slice(first, first + distance)
      .find((file) => soundRelationsIn(archive, file).length >= relations);
    if (found !== undefined) chosen.push(found);
  }
  if (chosen.length === 0) throw new Error(`no event of the archive has ${relations} sound relations`);
  return chosen;
}

/**
 * How many events and day indexes there are: what a server that says it is ready has to know.
 * @param {string} archive
 */
export function countFiles(archive) {
  let files = 0;
  for (const entry of readdirSync(archive, { withFileTypes: true }))
    files += entry.isDirectory() ? countFiles(join(archive, entry.name)) : 1;
  return files;
}
