// @ts-check
/** Installs tools for the tests into `.vscode-test/`, in one step: an interrupted installation never looks finished. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root the project's folder
 * @param {{ name: string, what: string, install: (folder: string) => Promise<void> }} wanted the folder's name, what it holds
 *   for people, and what puts it there
 * @returns {Promise<string>} the folder
 */
export async function installOnce(root, { name, what, install }) {
  const cache = join(root, '.vscode-test');
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;

  mkdirSync(cache, { recursive: true });
  removeAbandoned(cache);
  console.error(`Installing ${what} in ${cache} …`);
  const partial = join(cache, `${name}.partial-${process.pid}`);
  try {
    mkdirSync(partial);
    await install(partial);
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
