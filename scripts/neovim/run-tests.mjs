// @ts-check
/** Runs the tests that drive the language server from a real Neovim, or says in a sentence why they cannot run here. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../lib/files-below.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { exitOnSignals, exitStatus } from '../lib/process.mjs';
import { findNeovim } from './install.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../../..');

exitOnSignals();
await ensureInstalled(root);
const neovim = process.platform === 'win32' ? { unusable: 'the tests want a Unix' } : await findNeovim(root);
if ('unusable' in neovim) console.log(`Neovim: skipped, ${neovim.unusable}`);
else {
  const files = filesBelow(join(root, 'out/test/neovim'), '.test.js');
  const status = await exitStatus(process.execPath, ['--test', '--test-reporter=spec', ...files], {
    env: { ...process.env, NEOVIM_PATH: neovim.executable, NEOVIM_ENVIRONMENT: JSON.stringify(neovim.env) },
  });
  process.exitCode = status === 0 ? 0 : 1;
}
