// @ts-check
/** Unpacks npm packages into `.vscode-test/`, beside those of the project. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from '../lib/install-once.mjs';
import { npm } from '../lib/process.mjs';

/**
 * @param {string} root the project's folder
 * @param {{ name: string, packages: Readonly<Record<string, string>>, finish?: (folder: string) => Promise<void> }} wanted
 * @returns {Promise<string>} the folder that holds `node_modules`
 */
export function installPackages(root, { name, packages, finish }) {
  const names = Object.entries(packages).map(([packageName, version]) => `${packageName}@${version}`);
  return installOnce(root, { name, what: names.join(' and '), install });

  /** @param {string} folder */
  async function install(folder) {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
    // Their install scripts would download; what is needed of them is done in `finish`.
    await npm(['install', '--ignore-scripts', '--no-package-lock'], folder);
    await finish?.(folder);
  }
}
