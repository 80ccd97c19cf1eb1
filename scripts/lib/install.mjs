// @ts-check
/** Installs what package-lock.json names when it is not installed yet, so that every command works on a fresh clone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './process.mjs';

/**
 * @param {string} root the project's folder
 * @returns {Promise<void>}
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  console.error('Installing the packages of package-lock.json (npm ci) …');
  await npm(['ci'], root);
}

/**
 * Compares what npm says it installed with the lock file, and not their times:
 * a clone, a branch switch or a restored cache sets times that mean nothing.
 * @param {string} root
 */
function isInstalled(root) {
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return false;
  const wanted = packagesIn(join(root, 'package-lock.json')) ?? {};
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    // The entry without a path is the project itself; optional packages may be for other platforms.
    if (path === '') return true;
    return installed[path] ? installed[path].version === version : optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
