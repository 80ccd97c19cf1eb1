// @ts-check
/** Links to the earlier versions that lists of changes name: what really happened to titles. */
const { itemsOf } = await import('../../out/server/src/core/event.js');
const { scanFile } = await import('../../out/server/src/core/read.js');

/**
 * @typedef {object} ChangedLink
 * @property {string} path the earlier version
 * @property {string} title what it was called
 * @property {string} right the current version
 * @property {readonly string[]} gone every other version that is a file of the archive
 */

/**
 * @param {import('./texts.mjs').Texts} texts
 * @returns {readonly ChangedLink[]} each earlier version once
 */
export function changedLinks(texts) {
  /** @type {Map<string, { title: string, versions: Set<string> }>} */
  const earlier = new Map();
  for (const path of texts.events()) {
    const file = scanFile(path, texts.of(path));
    for (const { link } of file.kind === 'event' ? itemsOf(file, 'changes') : []) {
      if (link?.target.kind !== 'event' || link.target.path === path) continue;
      const known = earlier.get(link.target.path) ?? { title: link.label.text.trim(), versions: new Set() };
      earlier.set(link.target.path, known);
      known.versions.add(path);
    }
  }
  return [...earlier].flatMap(([path, { title, versions }]) => {
    const right = [...versions].find((version) => !earlier.has(version));
    if (right === undefined) return [];
    const gone = [...new Set([path, ...versions, ...earlier.keys()])].filter((other) => other !== right);
    return [{ path, title, right, gone: gone.filter((other) => texts.has(other)) }];
  });
}

/** The text of an event without its list of changes. @param {string} text */
export function withoutChanges(text) {
  return text.replace(/### Changes:[^]*?(?=### Related|$)/, '');
}
