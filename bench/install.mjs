// @ts-check
/** Installs what the benchmarks compare with, in these very versions, into a folder that git ignores. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { npm } from '../scripts/lib/process.mjs';

const nodeMajor = Number(process.versions.node.split('.')[0]);

/** The newest releases that run here: 0.5.0 of VS Code's service wants Node 22. */
export const versions = {
  'vscode-markdown-languageservice': nodeMajor >= 22 ? '0.5.0' : '0.4.0',
  'markdown-it': '14.1.0',
  'vscode-languageserver-textdocument': '1.0.12',
  'vscode-languageserver-protocol': '3.17.5',
  'vscode-uri': '3.2.0',
  rumdl: '0.2.75',
  '@vscode/ripgrep': '1.18.0',
};

/**
 * @param {string} root the project's folder
 * @returns {Promise<NodeJS.Require>} finds the installed packages
 */
export async function installPeers(root) {
  const folder = join(root, '.bench');
  const require = createRequire(join(folder, 'package.json'));
  if (isInstalled(folder)) return require;
  console.error('Installing what the benchmarks compare with into .bench/ …');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: versions }));
  await npm(['install'], folder);
  return require;
}

/** @param {string} folder */
function isInstalled(folder) {
  try {
    const lock = JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'));
    return Object.entries(versions).every(
      ([name, version]) => lock.packages[`node_modules/${name}`]?.version === version,
    );
  } catch {
    return false;
  }
}
