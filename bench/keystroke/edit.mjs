// @ts-check
/** The edit that is measured: one character typed into the link of a relation, which breaks it, and deleted again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseEvents } from '../generated-archive.mjs';
import { isDayIndex, soundRelationsIn } from '../links.mjs';

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
 * @param {import('../bench.mjs').RealBench} bench
 * @returns {Edit}
 */
export function chooseLongEvent({ archive, links }) {
  const perFile = new Map();
  for (const link of links) {
    const isRelation = !isDayIndex(link.file) && !isDayIndex(link.address);
    if (isRelation && !link.isBroken && !perFile.has(link.file)) perFile.set(link.file, link);
  }
  const bySize = [...perFile.values()].map((link) => editOf(archive, link)).sort((a, b) => a.size - b.size);
  const chosen = bySize[Math.floor(bySize.length * 0.9)];
  if (!chosen) throw new Error('no event of the archive has a sound relation');
  return chosen;
}

/**
 * An event with so many relations.
 * @param {string} archive
 * @param {number} relations
 * @returns {Edit}
 */
export function chooseRelatedEvent(archive, relations) {
  const [, file = ''] = chooseEvents(archive, 3, relations);
  const [link] = soundRelationsIn(archive, file);
  if (!link) throw new Error(`${file} has no sound relation`);
  return editOf(archive, link);
}

/**
 * @param {string} archive
 * @param {import('../links.mjs').Link} link
 * @returns {Edit}
 */
function editOf(archive, { file, line, character, address }) {
  const size = readFileSync(join(archive, file), 'utf8').length;
  return { file, size, at: { line, character: character + address.length - '.md'.length } };
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
