// @ts-check
/** The edit that is measured: one character typed into the link of a relation, which breaks it, and deleted again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A change as LSP knows it.
 * @typedef {object} Change
 * @property {{ start: Position, end: Position }} range
 * @property {string} text
 */

/** @typedef {{ line: number, character: number }} Position */

/**
 * @typedef {object} Edit
 * @property {string} file
 * @property {number} size characters of the file
 * @property {Position} at where the character is typed
 */

/**
 * An event with a sound relation, longer than nine in ten of them, so that the figures are no best case.
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Edit}
 */
export function chooseEdit({ archive, links }) {
  const perFile = new Map();
  for (const link of links) {
    const isEvent = !/\/(index|README)\.md$/.test(link.file);
    const isRelation = !/\/index\.md$/.test(link.address);
    if (isEvent && isRelation && !link.isBroken && !perFile.has(link.file)) perFile.set(link.file, link);
  }
  const bySize = [...perFile.values()]
    .map((link) => ({ link, size: readFileSync(join(archive, link.file), 'utf8').length }))
    .sort((a, b) => a.size - b.size);
  const chosen = bySize[Math.floor(bySize.length * 0.9)];
  if (!chosen) throw new Error('no event of the archive has a sound relation');
  const { file, line, character, address } = chosen.link;
  return { file, size: chosen.size, at: { line, character: character + address.length - '.md'.length } };
}

/**
 * @param {Edit} edit
 * @returns {{ isBroken: boolean, change: Change }[]} the change that breaks the link and the one that mends it
 */
export function changesOf({ at }) {
  const behind = { line: at.line, character: at.character + 1 };
  return [
    { isBroken: true, change: { range: { start: at, end: at }, text: 'x' } },
    { isBroken: false, change: { range: { start: at, end: behind }, text: '' } },
  ];
}
