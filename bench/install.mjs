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

/** Linters that only `npm run bench:peers` runs; 0.22.1 of markdownlint-cli2 is the last for Node 20. */
export const linterVersions = {
  rumdl: versions.rumdl,
  'markdownlint-cli2': '0.22.1',
  'remark-cli': '12.0.1',
  'remark-validate-links': '13.1.0',
};

/**
 * @param {string} root the project's folder
 * @returns {Promise<NodeJS.Require>} finds the installed packages
 */
export async function installPeers(root) {
  return install(join(root, '.bench'), versions);
}

/**
 * Each linter has a folder of its own, so that one which cannot be installed keeps no other from being measured.
 * @param {string} root the project's folder
 * @param {readonly (keyof typeof linterVersions)[]} packages the linter's own first
 * @returns {Promise<NodeJS.Require>} finds them
 */
export async function installLinter(root, packages) {
  const wanted = Object.fromEntries(packages.map((name) => [name, linterVersions[name]]));
  return install(join(root, '.bench', packages[0] ?? ''), wanted);
}

/**
 * @param {string} folder
 * @param {Readonly<Record<string, string | undefined>>} wanted names of packages to their versions
 * @returns {Promise<NodeJS.Require>}
 */
async function install(folder, wanted) {
  const require = createRequire(join(folder, 'package.json'));
  if (isInstalled(folder, wanted)) return require;
  console.error(`Installing ${Object.keys(wanted).join(', ')} into ${folder} …`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: wanted }));
  await npm(['install'], folder);
  return require;
}

/**
 * @param {string} folder
 * @param {Readonly<Record<string, string | undefined>>} wanted
 */
function isInstalled(folder, wanted) {
  try {
    const lock = JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'));
    return Object.entries(wanted).every(
      ([name, version]) => lock.packages[`node_modules/${name}`]?.version === version,
    );
  } catch {
    return false;
  }
}
