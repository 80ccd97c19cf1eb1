// @ts-check
/**
 * How often a broken link is repaired by what is offered first: `npm run bench:repair [-- --fit]`.
 *
 * Real relations and entries are bent in many ways, alone and in pairs, and the rules and the ranking of the language server
 * are asked what is meant; so are links to the earlier versions that lists of changes name. Then links are asked about whose
 * event is not in the archive, where every offer is wrong. Constants are fitted on the links to events of even months
 * (`--fit` prints them anew), and judged by those to events of odd months.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { run } from '../scripts/lib/process.mjs';
import { inTemporaryFolder } from '../scripts/lib/temporary.mjs';
import { packedArchive, unpackArchive } from './archive.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const english = resolve(root, '..', 'shared', 'archive-en');
if (!existsSync(english) || !existsSync(packedArchive(root))) {
  console.log('The real archives do not lie beside the project: nothing measured.');
} else {
  await ensureInstalled(root);
  await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'server'], { cwd: root });
  const { measure, fitAnew } = await import('./repair/measure.mjs');
  const work = process.argv.includes('--fit') ? fitAnew : measure;
  process.exitCode = await inTemporaryFolder(async (folder) =>
    work(english, await unpackArchive(packedArchive(root), folder)),
  );
}
