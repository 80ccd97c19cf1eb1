// @ts-check
/** Packs the extension into event-archive-VERSION.vsix, or into the file that is named. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';
import { run } from './lib/process.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
await ensureInstalled(root);
await run(process.execPath, [join(root, 'scripts/build.mjs')]);

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const file = process.argv[2] ?? join(root, `event-archive-${version}.vsix`);

const { createVSIX } = await import('@vscode/vsce');
// Everything that runs is in the bundles, so no package needs to be shipped beside them.
await createVSIX({ cwd: root, packagePath: file, dependencies: false });
