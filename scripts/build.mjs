// @ts-check
/** Bundles client, server and command line into dist/, one CommonJS file each. */
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
await ensureInstalled(root);

const { build } = await import('esbuild');
const { version } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));

await rm(`${root}/dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: {
    client: 'client/src/extension.ts',
    server: 'server/src/lsp/main.ts',
    cli: 'server/src/cli/main.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  // VS Code 1.100 runs Node 20.
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  minify: true,
  keepNames: true,
  sourcemap: false,
  legalComments: 'none',
  define: { EVENT_ARCHIVE_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
});
