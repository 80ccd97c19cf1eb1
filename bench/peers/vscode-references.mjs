// @ts-check
/** VS Code's Markdown service asked for the references to one event, which makes it read the whole archive. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { markdownFiles } from '../links.mjs';
import { SERVICE_NAME } from './vscode-check.mjs';
import { startService } from './vscode-service.mjs';

const self = fileURLToPath(import.meta.url);
if (process.argv[1] === self) await findReferences(process.argv[2] ?? '', process.argv[3] ?? '', process.argv[4] ?? '');

/**
 * @param {import('../bench.mjs').Bench} bench
 * @param {{ file: string, patience: number }} options
 * @returns {import('../measure.mjs').Program}
 */
export function vscodeReferences({ peers, archive, scratch }, { file, patience }) {
  return {
    name: `${SERVICE_NAME}, references to one event`,
    command: process.execPath,
    // The heap that an extension's server has in VS Code.
    args: ['--max-old-space-size=4096', self, peers, archive, file],
    folder: scratch,
    patience,
    output: join(scratch, 'vscode-references.txt'),
  };
}

/**
 * @param {string} peers
 * @param {string} archive
 * @param {string} file an event; asked for at its title
 */
async function findReferences(peers, archive, file) {
  const service = await startService(peers, archive);
  // In the product, too, every Markdown file of the workspace becomes a document that is kept.
  for (const other of markdownFiles(archive)) service.open(join(archive, other));
  const document = service.open(join(archive, file));
  const title = document
    .getText()
    .split('\n')
    .findIndex((/** @type {string} */ line) => line.startsWith('# '));
  const found = await service.references(document, { line: title, character: 2 });
  process.stdout.write(`${found.length}\n`);
}
