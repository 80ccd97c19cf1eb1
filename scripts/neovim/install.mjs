// @ts-check
/** A Neovim for the tests: the one that this machine has, else Debian's package, unpacked where no other program sees it. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from '../lib/install-once.mjs';
import { onPath, run } from '../lib/process.mjs';

/** The packages that Debian's Neovim consists of, but for the C library, which every Debian has. */
const packages = [
  'neovim',
  'neovim-runtime',
  'libluajit-5.1-2',
  'libmsgpackc2',
  'libtermkey1',
  'libtree-sitter0',
  'libunibilium4',
  'libuv1',
  'libvterm0',
  'lua-luv',
];

/**
 * @typedef {{ executable: string, env: Readonly<Record<string, string>> }} Neovim what to start, and what it needs in its environment
 * @typedef {{ unusable: string }} NoNeovim one sentence that says why there is none
 */

/**
 * @param {string} root the project's folder
 * @returns {Promise<Neovim | NoNeovim>}
 */
export async function findNeovim(root) {
  const installed = onPath('nvim');
  if (installed) return { executable: installed, env: {} };
  if (!onPath('apt-get') || !onPath('dpkg'))
    return { unusable: 'no nvim on the PATH, and no apt-get to fetch it with' };
  try {
    return inFolder(await installOnce(root, { name: 'neovim', what: "Debian's Neovim", install: unpackPackages }));
  } catch (error) {
    return { unusable: `no nvim on the PATH, and Debian's could not be had (${String(error)})` };
  }
}

/**
 * Neither command needs to be root: nothing is installed, only fetched and unpacked.
 * @param {string} folder
 */
async function unpackPackages(folder) {
  await run('apt-get', ['download', '--quiet', ...packages], { cwd: folder, stdio: ['ignore', 2, 2] });
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.deb'))) {
    await run('dpkg', ['-x', name, '.'], { cwd: folder });
  }
}

/**
 * @param {string} folder
 * @returns {Neovim}
 */
function inFolder(folder) {
  const libraries = join(folder, 'usr', 'lib');
  // Debian keeps libraries in a folder that is named after the machine's architecture.
  const ofMachine = readdirSync(libraries).filter((name) => existsSync(join(libraries, name, 'libvterm.so.0')));
  return {
    executable: join(folder, 'usr', 'bin', 'nvim'),
    env: {
      LD_LIBRARY_PATH: ofMachine.map((name) => join(libraries, name)).join(':'),
      VIMRUNTIME: join(folder, 'usr', 'share', 'nvim', 'runtime'),
    },
  };
}
