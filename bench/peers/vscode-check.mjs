// @ts-check
/** VS Code's Markdown service asked for the diagnostics of every file, one after the other. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { versions } from '../install.mjs';
import { markdownFiles } from '../links.mjs';
import { startService } from './vscode-service.mjs';

const version = versions['vscode-markdown-languageservice'];
export const SERVICE_NAME = `VS Code’s Markdown service ${version}${version === '0.4.0' ? ' (the last for Node 20)' : ''}`;

const self = fileURLToPath(import.meta.url);
if (process.argv[1] === self) await checkAll(process.argv[2] ?? '', process.argv[3] ?? '', process.argv[4] ?? '');

/**
 * @param {import('../bench.mjs').Bench} bench
 * @param {{ workspace: 'archive' | 'folder above' }} options
 * @returns {import('../measure.mjs').Program}
 */
export function vscodeCheck({ peers, archive, scratch }, { workspace }) {
  return {
    name: SERVICE_NAME,
    command: process.execPath,
    args: [self, peers, archive, workspace === 'archive' ? archive : dirname(archive)],
    folder: scratch,
    output: join(scratch, `vscode-service-${workspace === 'archive' ? 'archive' : 'above'}.json`),
  };
}

/**
 * @param {string} output
 * @returns {readonly import('../broken-links.mjs').BrokenLink[]}
 */
export function reportsOfVscode(output) {
  return JSON.parse(output)
    .filter((/** @type {any} */ { code }) => code.startsWith('link.no-such-'))
    .map((/** @type {any} */ { file, code, address }) => ({
      file,
      address,
      isReference: code === 'link.no-such-reference',
    }));
}

/**
 * @param {string} peers
 * @param {string} archive
 * @param {string} workspaceFolder
 */
async function checkAll(peers, archive, workspaceFolder) {
  const service = await startService(peers, workspaceFolder);
  const found = [];
  for (const file of markdownFiles(archive)) {
    const document = service.open(join(archive, file));
    for (const { code, range } of await service.diagnose(document))
      found.push({ file, code, address: document.getText(range) });
  }
  process.stdout.write(JSON.stringify(found));
}
