// @ts-check
/**
 * `npm test`: everything that must hold before a change lands, on a fresh clone too. Each step runs even when one before
 * it failed, unless it needs what that one makes; the last lines say what passed, what failed and what was skipped.
 */
import { filesBelow } from './lib/files-below.mjs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';
import { exitStatus } from './lib/process.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
await ensureInstalled(root);

const bin = (/** @type {string} */ path) => join(root, 'node_modules', path);

/** @type {readonly { name: string, args: () => readonly string[], needs?: string }[]} */
const steps = [
  { name: 'bundles', args: () => ['scripts/build.mjs'] },
  { name: 'types', args: () => [bin('typescript/bin/tsc'), '-b'] },
  { name: 'lint', args: () => [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  { name: 'layout', args: () => [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'documentation', args: () => ['scripts/docs.mjs', '--check'], needs: 'types' },
  { name: 'tests', args: () => ['--test', '--test-reporter=spec', ...testFiles()], needs: 'types' },
  { name: 'Neovim', args: () => ['scripts/neovim/run-tests.mjs'], needs: 'types' },
  { name: 'VS Code', args: () => ['scripts/vscode/run-suite.mjs'], needs: 'types' },
  { name: 'workbench', args: () => ['scripts/vscode/run-workbench.mjs'], needs: 'types' },
];

/** @type {Map<string, 'passed' | 'failed' | 'skipped'>} */
const results = new Map();
for (const { name, args, needs } of steps) {
  console.log(`\n── ${name} ──`);
  if (needs !== undefined && results.get(needs) !== 'passed') {
    console.log(`skipped, because ${needs} failed`);
    results.set(name, 'skipped');
    continue;
  }
  const status = await exitStatus(process.execPath, args(), { cwd: root });
  results.set(name, status === 0 ? 'passed' : 'failed');
}

console.log(`\n${[...results].map(([name, result]) => `${result.padEnd(8)} ${name}`).join('\n')}`);
const count = (/** @type {string} */ result) => [...results.values()].filter((other) => other === result).length;
console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exitCode = count('passed') === results.size ? 0 : 1;

/** The compiled tests, but for those that run inside VS Code or drive Neovim. */
function testFiles() {
  return filesBelow(join(root, 'out/test'), '.test.js').filter((file) => !/\/test\/(vscode|neovim)\//.test(file));
}
