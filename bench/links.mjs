// @ts-check
/** Every link of the archive to one of its own files, found by a regular expression and looked up on the disk: the truth. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Link
 * @property {string} file relative to the archive root, with `/`
 * @property {number} line zero-based
 * @property {number} character where the address begins, zero-based
 * @property {string} address as written
 * @property {boolean} isBroken
 */

/**
 * @param {string} archive
 * @returns {readonly Link[]}
 */
export function readLinks(archive) {
  return markdownFiles(archive).flatMap((file) => linksIn(archive, file));
}

/**
 * @param {string} archive
 * @param {string} file
 * @returns {readonly Link[]}
 */
export function linksIn(archive, file) {
  const lines = readFileSync(join(archive, file), 'utf8').split(/\r?\n/);
  return lines.flatMap((text, line) =>
    [...text.matchAll(/\]\((\/[^()\s]*\.md)\)/g)].map((match) => {
      const address = match[1] ?? '';
      return { file, line, character: match.index + 2, address, isBroken: !fileExists(archive, address) };
    }),
  );
}

/**
 * The links of an event to other events that exist.
 * @param {string} archive
 * @param {string} file
 */
export function soundRelationsIn(archive, file) {
  return linksIn(archive, file).filter((link) => !link.isBroken && !isDayIndex(link.address));
}

/** @param {string} file */
export function isDayIndex(file) {
  return /\/(index|README)\.md$/.test(file);
}

/**
 * @param {string} archive
 * @returns {readonly string[]}
 */
export function markdownFiles(archive) {
  return readdirSync(archive, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/**
 * Whether an address such as `/zh/news/2010/01/1/slug.md` names a file of the archive, whatever its link prefix.
 * @param {string} archive
 * @param {string} address
 */
export function fileExists(archive, address) {
  const path = /\/(news\/[^#?]*)/.exec(address)?.[1];
  return path !== undefined && existsSync(join(archive, path));
}
