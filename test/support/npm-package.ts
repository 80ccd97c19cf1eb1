/** The package for npm, packed and installed into a folder that was empty, without a network. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheHome } from './cache-home.js';
import { projectRoot } from './project.js';
import type { Scope } from './temporary-archive.js';

/** On Windows npm is a .cmd file, which only a shell can start. */
export const needsShell = process.platform === 'win32';

/** What `npm pack --json` says, as far as it is of interest. */
interface Packed {
  readonly filename: string;
  /** Bytes, as it is sent and as it lies on the disk. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

export interface InstalledPackage extends Packed {
  /** The packed file. */
  readonly tarball: string;
  /** The folder that has it in its `node_modules`. */
  readonly folder: string;
  /** The environment that npm, npx and the programs are to be run in: offline, away from the user's caches. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Packs the bundles that are there; other tests are running them, so nothing is built. */
export function installPackage(scope: Scope): InstalledPackage {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'event-archive-npm-')));
  scope.after(() => rmSync(temporary, { recursive: true, force: true }));
  const folder = join(temporary, 'empty');
  const env = {
    ...process.env,
    XDG_CACHE_HOME: cacheHome,
    npm_config_cache: join(temporary, 'cache'),
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
    // A module that is not in the package must not be found elsewhere.
    NODE_PATH: '',
    NO_COLOR: undefined,
    FORCE_COLOR: undefined,
  };
  const npm = (args: readonly string[], cwd: string): string =>
    execFileSync('npm', args, { cwd, env, encoding: 'utf8', shell: needsShell, stdio: 'pipe' });
  const said = npm(['pack', '--ignore-scripts', '--json', '--pack-destination', temporary], projectRoot);
  const [packed] = JSON.parse(said) as [Packed];
  const tarball = join(temporary, packed.filename);
  mkdirSync(folder);
  npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', tarball], folder);
  return { ...packed, tarball, folder, env };
}
