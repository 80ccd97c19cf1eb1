// @ts-check
/** `npm run bench [-- --json FILE]`: measures the project beside its nearest peers; fails when a limit is clearly missed. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packedArchive, unpackArchive } from '../bench/archive.mjs';
import { falseReportsOfAll } from '../bench/false-reports.mjs';
import { installPeers } from '../bench/install.mjs';
import { keystroke } from '../bench/keystroke.mjs';
import { markdownFiles, readLinks } from '../bench/links.mjs';
import { number, table } from '../bench/table.mjs';
import { wholeCheck } from '../bench/whole-check.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { exitOnSignals, run } from './lib/process.mjs';
import { inTemporaryFolder } from './lib/temporary.mjs';

const BENCHMARKS = [falseReportsOfAll, wholeCheck, keystroke];
const ROUNDS = 5;

const root = resolve(fileURLToPath(import.meta.url), '../..');
const { values: options } = parseArgs({ options: { json: { type: 'string' } } });

exitOnSignals();
const packed = packedArchive(root);
if (existsSync(packed)) await inTemporaryFolder(runAll);
else console.log(`Nothing measured: ${packed} is not there.`);

/** @param {string} folder */
async function runAll(folder) {
  await ensureInstalled(root);
  await run(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
  const require = await installPeers(root);
  const archive = await unpackArchive(packed, folder);
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch);
  const bench = {
    ...{ root, archive, scratch, require },
    links: readLinks(archive),
    peers: join(root, '.bench'),
    rounds: ROUNDS,
  };

  const files = markdownFiles(archive).length;
  const machine = `Node ${process.versions.node}, ${availableParallelism()} cores, ${process.platform} ${process.arch}`;
  console.log(`${number(files)} files of the Chinese archive; ${machine}`);
  const results = [];
  for (const benchmark of BENCHMARKS) {
    const result = await benchmark(bench);
    console.log(`\n${result.title}\n\n${result.text}`);
    results.push(result);
  }
  const limits = results.flatMap((result) => result.limits);
  console.log(`\nLimits\n\n${limitsTable(limits)}`);
  if (limits.some(({ verdict }) => verdict === 'missed')) process.exitCode = 1;

  if (options.json === undefined) return;
  const figures = results.map(({ title, rows }) => ({ title, rows }));
  const record = { date: new Date().toISOString(), machine, files, figures, limits };
  writeFileSync(resolve(process.env.INIT_CWD ?? '.', options.json), `${JSON.stringify(record, null, 2)}\n`);
}

/** @param {readonly import('../bench/bench.mjs').Limit[]} limits */
function limitsTable(limits) {
  return table(
    [
      { title: 'limit', align: 'left', text: ({ text }) => text },
      { title: 'found', text: ({ found }) => found },
      { title: 'verdict', align: 'left', text: ({ verdict }) => verdict },
    ],
    limits,
  );
}
