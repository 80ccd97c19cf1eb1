// @ts-check
/** Which files a checkout changes, and which open events show that it was taken in. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseEvents } from '../generated-archive.mjs';
import { isDayIndex, markdownFiles, soundRelationsIn } from '../links.mjs';

/** Open events, as many as somebody may have in tabs. */
const WITNESSES = 20;

/**
 * @typedef {object} Witness
 * @property {string} file an event that stays as it is
 * @property {number} line of its relation to an event that changes, zero-based
 * @property {string} target that event
 */

/**
 * @param {string} archive
 * @param {number} count how many files change
 */
export function planCheckout(archive, count) {
  const witnesses = chooseEvents(archive, WITNESSES, 1).flatMap((file) => witnessIn(archive, file) ?? []);
  const isWitness = new Set(witnesses.map(({ file }) => file));
  const targets = [...new Set(witnesses.map(({ target }) => target))].filter((target) => !isWitness.has(target));
  const isTarget = new Set(targets);
  const others = markdownFiles(archive).filter(
    (file) => !isDayIndex(file) && !isWitness.has(file) && !isTarget.has(file),
  );
  // From all over the archive; the targets from the first to the last file that the server is told of.
  const distance = Math.max(1, Math.floor(others.length / count));
  const files = others.filter((_, index) => index % distance === 0).slice(0, count - targets.length);
  for (const [index, target] of targets.entries()) {
    files.splice(Math.round((index * files.length) / Math.max(1, targets.length - 1)), 0, target);
  }
  return {
    files,
    witnesses: witnesses.filter(({ target }) => isTarget.has(target)),
    /**
     * Gives every file another title, or back the one it had.
     * @param {boolean} isChanged
     */
    write: (isChanged) => {
      for (const file of files) {
        const path = join(archive, file);
        const text = readFileSync(path, 'utf8');
        writeFileSync(path, isChanged ? text.replace(/^# /m, '# Corrected: ') : text.replace(/^# Corrected: /m, '# '));
      }
    },
  };
}

/**
 * The first relation of an event whose label is the title of its target.
 * @param {string} archive
 * @param {string} file
 * @returns {Witness | undefined}
 */
function witnessIn(archive, file) {
  const lines = readFileSync(join(archive, file), 'utf8').split('\n');
  for (const { line, address } of soundRelationsIn(archive, file)) {
    const target = address.replace(/^\//, '');
    const title = /^# (.*)$/m.exec(readFileSync(join(archive, target), 'utf8'))?.[1]?.trim();
    if (title && lines[line]?.includes(`[${title}`)) return { file, line, target };
  }
  return undefined;
}
