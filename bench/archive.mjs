// @ts-check
/** The archive that the benchmarks run on: the real Chinese one, where it lies beside the project. */
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../scripts/lib/process.mjs';

/**
 * @param {string} root the project's folder
 * @returns {string} the packed archive, whether it is there or not
 */
export function packedArchive(root) {
  return resolve(root, '..', 'shared', 'archive-zh-2003-2010.tar.xz');
}

/**
 * @param {string} packed
 * @param {string} folder
 * @returns {Promise<string>} the archive root
 */
export async function unpackArchive(packed, folder) {
  // Named like the prefix of its links, `/zh/news/…`: a tool that looks from the folder above can then resolve them.
  const archive = join(folder, 'zh');
  mkdirSync(archive);
  await run('tar', ['-xJf', packed, '-C', archive]);
  if (!existsSync(join(archive, 'news'))) throw new Error(`${packed} holds no folder news`);
  return archive;
}
