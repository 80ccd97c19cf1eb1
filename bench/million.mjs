// @ts-check
/**
 * A million generated events indexed in one go: time and memory of the server, beside smaller archives and ripgrep.
 *
 *   npm run bench:million [-- --events N]
 *
 * It needs about 6 GB of disk for the time it runs. Nothing is judged; it fails only if the server does.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { exitOnSignals, run } from '../scripts/lib/process.mjs';
import { inTemporaryFolder } from '../scripts/lib/temporary.mjs';
import { generateArchives } from './generated-archive.mjs';
import { installPeers } from './install.mjs';
import { measure } from './measure.mjs';
import { measureMemory, MEMORY_COLUMNS, memoryRow } from './memory.mjs';
import { ripgrep } from './peers/ripgrep.mjs';
import { fixed, table, time } from './table.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const { values: options } = parseArgs({ options: { events: { type: 'string', default: '1000000' } } });
const events = Number(options.events);
if (!(events >= 10_000)) throw new Error(`--events ${options.events}: expected a number, 10000 or more`);

/** @param {string} folder */
async function measureSizes(folder) {
  const require = await installPeers(root);
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch);
  const rows = [];
  for (const archive of await generateArchives(root, folder, [events / 100, events / 10, events].map(Math.round))) {
    const floor = ripgrep({ require, scratch, archive: archive.archive });
    // The first run brings the files into the system's cache.
    await measure(floor);
    const { wall } = await measure(floor);
    const [measured = []] = await measureMemory({ root, scratch }, [archive], 1);
    rows.push({ ...memoryRow(measured), ripgrep: wall });
  }
  console.log(table(COLUMNS, rows));
}

/** @type {readonly import('./table.mjs').Column<any>[]} */
const COLUMNS = [
  ...MEMORY_COLUMNS,
  { title: 'from initialized to ready', text: ({ took }) => time(took) },
  { title: '× rg', text: ({ took, ripgrep }) => fixed(took / ripgrep) },
];

exitOnSignals();
await ensureInstalled(root);
await run(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
await inTemporaryFolder(measureSizes);
