// @ts-check
/** Bundles client, server, command line and reading thread into dist/, one CommonJS file each. */
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { filesBelow } from './lib/files-below.mjs';
import { ensureInstalled } from './lib/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
await ensureInstalled(root);

const esbuild = await import('esbuild');
const { version } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));

const build = createHash('sha256');
for (const file of filesBelow(`${root}/server/src`, '.ts').sort()) build.update(await readFile(file));

await rm(`${root}/dist`, { recursive: true, force: true });
await esbuild.build({
  absWorkingDir: root,
  entryPoints: {
    client: 'client/src/extension.ts',
    server: 'server/src/lsp/main.ts',
    cli: 'server/src/cli/main.ts',
    reader: 'server/src/indexing/reader-thread.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  // The other form of jsonc-parser asks for its parts in a way that cannot be followed.
  mainFields: ['module', 'main'],
  // VS Code 1.100 runs Node 20.
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  // Names stay as they are, so that an error says where it came from: esbuild's own way to keep them while shortening the
  // identifiers sets the name of every closure each time it is made, a twentieth of the time that indexing takes.
  minifyWhitespace: true,
  minifySyntax: true,
  // Chinese letters as they are: written as escapes they take twice the bytes.
  charset: 'utf8',
  sourcemap: false,
  legalComments: 'none',
  define: {
    EVENT_ARCHIVE_VERSION: JSON.stringify(version),
    EVENT_ARCHIVE_BUILD: JSON.stringify(build.digest('hex').slice(0, 16)),
    EVENT_ARCHIVE_READER: JSON.stringify('./reader.cjs'),
    // CommonJS has a file name where ESM has an address.
    'import.meta.url': 'bundleUrl',
  },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  logLevel: 'warning',
});
