// @ts-check
/** Bundles the parts of the server that turn a text into problems, to measure them without protocol and processes. */
import { join } from 'node:path';

const ENGINE = `
export { Archive } from './server/src/core/archive.js';
export { parseFile } from './server/src/core/read.js';
export { indexArchive } from './server/src/host/index-archive.js';
export { lint } from './server/src/rules/lint.js';
`;

/**
 * @param {string} root the project's folder
 * @param {string} folder
 * @returns {Promise<string>} the module
 */
export async function bundleEngine(root, folder) {
  const { build } = await import('esbuild');
  const outfile = join(folder, 'engine.cjs');
  await build({
    stdin: { contents: ENGINE, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  return outfile;
}
