// @ts-check
/** An archive in memory: its index, and the text of every file, which a benchmark changes and changes back. */
const { topicsOf } = await import('../../out/server/src/core/archive-names.js');
const { itemsOf } = await import('../../out/server/src/core/event.js');
const { scanFile } = await import('../../out/server/src/core/read.js');
const { readArchiveFile } = await import('../../out/server/src/host/files.js');
const { emptyIndex, indexArchive } = await import('../../out/server/src/indexing/index-archive.js');
const { silentLog } = await import('../../out/server/src/host/log.js');

/** @typedef {import('./cases.mjs').KnownLink} KnownLink */

export class Texts {
  /** @type {Map<string, string>} */
  #texts = new Map();

  /** @param {import('../../out/server/src/core/archive.js').Archive} archive */
  constructor(archive) {
    this.archive = archive;
  }

  /** @param {string} folder the archive root */
  static async read(folder) {
    const index = emptyIndex();
    for await (const _step of indexArchive(folder, index, silentLog)) continue;
    const texts = new Texts(index.archive);
    for (const path of index.archive.paths()) texts.#texts.set(path, readArchiveFile(folder, path, silentLog) ?? '');
    return texts;
  }

  /** @param {string} path */
  has(path) {
    return this.#texts.has(path);
  }

  /** @param {string} path */
  of(path) {
    return this.#texts.get(path) ?? '';
  }

  /** @param {string} path */
  titleOf(path) {
    return this.archive.event(path)?.title ?? '';
  }

  /** The events, by path. @returns {readonly string[]} */
  events() {
    return [...this.#texts.keys()].filter((path) => this.archive.event(path)).sort();
  }

  /** Topics and tags. @returns {readonly string[]} */
  names() {
    const { tags } = this.archive;
    return [...topicsOf(this.archive).keys(), ...[...tags.inUse()].map((tag) => tags.name(tag))].filter(
      (name) => name.length > 2,
    );
  }

  /** Adds a file for good. @param {string} path @param {string} text */
  add(path, text) {
    this.#texts.set(path, text);
    this.archive.set(path, scanFile(path, text));
  }

  /** Takes a file out for good. @param {string} path */
  remove(path) {
    this.#texts.delete(path);
    this.archive.remove(path);
  }

  /**
   * Has files say something else, or nothing, for as long as `work` takes.
   * @template Result
   * @param {Readonly<Record<string, string | undefined>>} changed
   * @param {() => Result} work
   */
  with(changed, work) {
    for (const [path, text] of Object.entries(changed)) {
      if (text === undefined) this.archive.remove(path);
      else this.archive.set(path, scanFile(path, text));
    }
    try {
      return work();
    } finally {
      for (const path of Object.keys(changed)) {
        const text = this.#texts.get(path);
        if (text === undefined) this.archive.remove(path);
        else this.archive.set(path, scanFile(path, text));
      }
    }
  }

  /** Every relation and entry that leads to an event which is there. @returns {readonly KnownLink[]} */
  knownLinks() {
    return this.#links().filter(({ target }) => this.archive.event(target));
  }

  /** Those that lead nowhere. @returns {readonly KnownLink[]} */
  danglingLinks() {
    return this.#links().filter(({ target }) => !this.has(target));
  }

  /** @returns {readonly KnownLink[]} */
  #links() {
    return [...this.#texts.keys()].sort().flatMap((source) => {
      const file = scanFile(source, this.of(source));
      const items = file.kind === 'event' ? itemsOf(file, 'related') : file.kind === 'day-index' ? file.entries : [];
      return items.flatMap(({ link }) => {
        if (link?.target.kind !== 'event') return [];
        const { prefix, path } = link.target;
        return [{ source, link, prefix, target: this.archive.resolve(link.target) ?? path }];
      });
    });
  }
}
