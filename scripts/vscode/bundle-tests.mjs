// @ts-check
/** Bundles tests into CommonJS files, the only kind of entry that every VS Code's extension host loads. */
import { build } from 'esbuild';
import { join } from 'node:path';

/**
 * @param {string} root the project's folder
 * @param {string} folder of the entries, below `test/vscode/`
 * @param {readonly string[]} names of the entries
 * @returns {Promise<string[]>} the bundles, in the same order
 */
export async function bundleTests(root, folder, names) {
  const outdir = join(root, 'out', 'bundled', folder);
  await build({
    entryPoints: names.map((name) => join(root, 'test', 'vscode', folder, `${name}.ts`)),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha', 'playwright-core'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return names.map((name) => join(outdir, `${name}.cjs`));
}
