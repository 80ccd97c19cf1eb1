// @ts-check
/** The archives that are asked about, made from the real ones beside the project. */
import { Texts } from './texts.mjs';
const { lettersOf } = await import('../../out/server/src/core/letters.js');
const { Comparable, piecesOf } = await import('../../out/server/src/core/likeness.js');
const { dayFolder } = await import('../../out/server/src/core/path.js');

/** From this part in common on, two events of one day are versions of one. */
const ONE_EVENT = 0.6;

/**
 * The English archive is a sample of 129 events, most of whose relations lead to events that were left out. They are put in,
 * under the titles that relations call them by, so that there are enough events to be mistaken for each other.
 * @param {string} folder the archive root
 */
export async function completed(folder) {
  const texts = await Texts.read(folder);
  const missing = texts.danglingLinks().filter(({ source }) => texts.archive.event(source));
  for (const { target, link } of missing) {
    if (texts.has(target)) continue;
    const day = dayFolder(target);
    const title = link.label.text.trim().replaceAll(']\\(', '](');
    texts.add(target, `### [${day.replaceAll('/', '-')}](/news/${day}/index.md)\n\n# ${title}\n`);
  }
  return texts;
}

/**
 * Takes all versions of an event but the longest out. Nobody could say which of them a link means.
 * @param {Texts} texts
 * @returns {number} how many were taken out
 */
export function keepOneVersion(texts) {
  const others = [...versionsOf(texts)].flatMap(([, versions]) => versions.slice(1));
  for (const path of others) texts.remove(path);
  return others.length;
}

/**
 * By path, the versions of one event, the longest first: events of one day of which one says most of what the other does.
 * @param {Texts} texts
 * @returns {ReadonlyMap<string, readonly string[]>}
 */
export function versionsOf(texts) {
  const longestFirst = texts
    .events()
    .map((path) => ({ path, pieces: piecesOf(lettersOf(texts.titleOf(path))) }))
    .sort((a, b) => b.pieces.length - a.pieces.length);
  /** @type {Map<string, { readonly title: import('../../out/server/src/core/likeness.js').Comparable, readonly day: string, readonly versions: string[] }>} */
  const events = new Map();
  for (const { path, pieces } of longestFirst) {
    const day = dayFolder(path);
    const known = [...events.values()].find(
      (event) => event.day === day && event.title.likenessTo(pieces).part >= ONE_EVENT,
    );
    if (known) known.versions.push(path);
    else events.set(path, { title: new Comparable(pieces), day, versions: [path] });
  }
  return new Map([...events].map(([path, { versions }]) => [path, versions]));
}
