// @ts-check
/** Unpacks npm packages into `.vscode-test/`, in one step: an interrupted installation never looks finished. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../lib/process.mjs';

/**
 * @param {string} root the project's folder
 * @param {{ name: string, packages: Readonly<Record<string, string>>, finish?: (folder: string) => Promise<void> }} wanted
 * @returns {Promise<string>} the folder that holds `node_modules`
 */
export async function installOnce(root, { name, packages, finish }) {
  const cache = join(root, '.vscode-test');
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;

  mkdirSync(cache, { recursive: true });
  removeAbandoned(cache);
  const names = Object.entries(packages).map(([packageName, version]) => `${packageName}@${version}`);
  console.error(`Installing ${names.join(' and ')} in ${cache} …`);
  const partial = join(cache, `${name}.partial-${process.pid}`);
  try {
    mkdirSync(partial);
    writeFileSync(join(partial, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
    // Their install scripts would download; what is needed of them is done in `finish`.
    await npm(['install', '--ignore-scripts', '--no-package-lock'], partial);
    await finish?.(partial);
    moveInto(folder, partial);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

/**
 * @param {string} folder
 * @param {string} partial
 */
function moveInto(folder, partial) {
  try {
    renameSync(partial, folder);
  } catch (error) {
    // Another run has installed the same meanwhile, which serves as well.
    if (!existsSync(folder)) throw error;
  }
}

/**
 * Removes what runs that were killed have left behind.
 * @param {string} cache
 */
function removeAbandoned(cache) {
  for (const entry of readdirSync(cache)) {
    const pid = /\.partial-(\d+)$/.exec(entry)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(cache, entry), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
