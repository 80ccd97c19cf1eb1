// @ts-check
/** ripgrep, which only counts title lines: how fast files can be read at all. */
import { join } from 'node:path';
import { onPath } from '../../scripts/lib/process.mjs';
import { versions } from '../install.mjs';

/**
 * @param {Pick<import('../bench.mjs').Bench, 'require' | 'archive' | 'scratch'>} bench
 * @returns {import('../measure.mjs').Program}
 */
export function ripgrep({ require, archive, scratch }) {
  return {
    name: `ripgrep ${versions['@vscode/ripgrep']}, rg -c '^# '`,
    command: program(require),
    args: ['--no-config', '-c', '^# ', archive],
    folder: scratch,
    output: join(scratch, 'ripgrep.txt'),
  };
}

/** @param {NodeJS.Require} require */
function program(require) {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  try {
    return require.resolve(`@vscode/ripgrep-${process.platform}-${process.arch}/bin/${name}`);
  } catch {
    const installed = onPath('rg');
    if (installed === undefined) throw new Error('npm has no ripgrep for this machine, and none is on the PATH');
    return installed;
  }
}
