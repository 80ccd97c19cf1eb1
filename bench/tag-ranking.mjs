// @ts-check
/**
 * How often completion offers the right context tag: hides the tags of every real relation, one at a time, asks the
 * completion of the language server's engine at the empty place, and looks where the hidden tag comes.
 *
 *   node bench/tag-ranking.mjs [ARCHIVE]     default: the Chinese archive beside the project
 *
 * "First" means that the first tag offered is one of the item's own. The rest of the archive stays as it is, including
 * the other event's relation back: that is what an author has who adds one more item.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { run } from '../scripts/lib/process.mjs';
import { packedArchive, unpackArchive } from './archive.mjs';
import { inTemporaryFolder } from '../scripts/lib/temporary.mjs';

/** The least shares of relations, in per cent: what the project promises. */
const LEAST_FIRST = 85;
const LEAST_FIRST_FIVE = 99;

const root = fileURLToPath(new URL('..', import.meta.url));
await ensureInstalled(root);
await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'server'], { cwd: root });

const { itemsOf } = await import('../out/server/src/core/event.js');
const { scanFile } = await import('../out/server/src/core/read.js');
const { completion } = await import('../out/server/src/features/completion.js');
const { readArchiveFile } = await import('../out/server/src/host/files.js');
const { emptyIndex, indexArchive } = await import('../out/server/src/indexing/index-archive.js');
const { silentLog } = await import('../out/server/src/host/log.js');

const given = process.argv[2];
const packed = packedArchive(root);
if (given !== undefined) await measure(given);
else if (existsSync(packed)) await inTemporaryFolder(async (folder) => measure(await unpackArchive(packed, folder)));
else console.log('No archive given and none beside the project: nothing measured.');

/** @param {string} folder the archive root */
async function measure(folder) {
  const index = emptyIndex();
  for await (const _step of indexArchive(folder, index, silentLog)) continue;
  const { archive } = index;
  const count = { relations: 0, first: 0, firstFive: 0, none: 0 };
  for (const path of [...archive.paths()].sort()) askAbout(path, folder, archive, count);
  report(count);
}

/**
 * @typedef {{ relations: number, first: number, firstFive: number, none: number }} Count
 * @param {string} path
 * @param {string} folder
 * @param {import('../out/server/src/core/archive.js').Archive} archive
 * @param {Count} count
 */
function askAbout(path, folder, archive, count) {
  const text = readArchiveFile(folder, path, silentLog);
  const file = text === undefined ? undefined : scanFile(path, text);
  if (text === undefined || file?.kind !== 'event') return;
  for (const { link, context } of itemsOf(file, 'related')) {
    if (!link || !context) continue;
    const wanted = context.tags.map((tag) => tag.text);
    const hidden = `${text.slice(0, context.body.start)} ${text.slice(context.body.end)}`;
    const document = { path, text: hidden, file: scanFile(path, hidden) };
    archive.set(path, document.file);
    const offered =
      completion(document, context.body.start + 1, { archive, read: () => undefined, uriOf: (other) => other }) ?? [];
    const place = offered.findIndex(({ label }) => wanted.includes(label));
    count.relations++;
    if (place === 0) count.first++;
    if (place >= 0 && place < 5) count.firstFive++;
    if (place < 0) count.none++;
  }
  archive.set(path, file);
}

/** @param {Count} count */
function report(count) {
  const share = (/** @type {number} */ part) => (100 * part) / Math.max(count.relations, 1);
  const [first, firstFive] = [share(count.first), share(count.firstFive)];
  console.log(`${count.relations} relations, the tags of one hidden at a time`);
  console.log(`first            ${first.toFixed(2)} %   (at least ${LEAST_FIRST} %)`);
  console.log(`among five       ${firstFive.toFixed(2)} %   (at least ${LEAST_FIRST_FIVE} %)`);
  console.log(`not offered      ${share(count.none).toFixed(2)} %`);
  process.exitCode = first >= LEAST_FIRST && firstFive >= LEAST_FIRST_FIVE ? 0 : 1;
}
