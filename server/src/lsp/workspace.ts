/** All archives that are open, and which of them a file belongs to. */
import { dirname } from 'node:path';
import { archivePathOf, findArchiveRoot, hasYears, isArchiveRoot } from '../host/files.js';
import type { Log } from '../host/log.js';
import { fileOf } from './convert.js';
import { OpenArchive } from './open-archive.js';

/** A file of an open archive. */
export interface Place {
  readonly archive: OpenArchive;
  readonly path: string;
}

export class Workspace {
  readonly #archives = new Map<string, OpenArchive>();
  readonly #log: Log;
  readonly #onOpened: (archive: OpenArchive) => void;
  /** Pairs of tags that somebody has called two things, as `pairOf` names them; the client remembers them. */
  #apart: ReadonlySet<string> = new Set();
  /** Where indexes are kept between sessions; undefined: nowhere. Known once the client has introduced itself. */
  cacheFolder: string | undefined;

  /** `onOpened` is told of every archive once, before anything is read of it. */
  constructor(log: Log, onOpened: (archive: OpenArchive) => void) {
    this.#log = log;
    this.#onOpened = onOpened;
  }

  get archives(): Iterable<OpenArchive> {
    return this.#archives.values();
  }

  /** Opens the archive in a workspace folder, if it is the root of one. */
  openFolder(uri: string): void {
    const folder = fileOf(uri);
    if (folder !== undefined && isArchiveRoot(folder)) this.#open(folder);
  }

  /** Closes the archive of a workspace folder and forgets all about it. */
  closeFolder(uri: string): void {
    const folder = fileOf(uri);
    if (folder === undefined) return;
    this.#archives.get(folder)?.close();
    this.#archives.delete(folder);
  }

  /** The place of a file in the archives that are open, the innermost where they lie in each other; undefined outside of them all. */
  placeOf(uri: string): Place | undefined {
    const file = fileOf(uri);
    if (file === undefined) return undefined;
    let place: Place | undefined;
    for (const archive of this.#archives.values()) {
      const path = archivePathOf(archive.root, file);
      if (path !== undefined && path.length <= (place?.path.length ?? Infinity)) place = { archive, path };
    }
    return place;
  }

  /** The same for a Markdown file that was opened: the archive around it is opened when need be. */
  placeOfOpened(uri: string): Place | undefined {
    const file = fileOf(uri);
    if (!file?.endsWith('.md')) return undefined;
    const known = this.placeOf(uri);
    if (known?.archive.document(known.path)) return known;
    const root = findArchiveRoot(dirname(file));
    // Nobody named this folder as a workspace, so it must look like an archive before all of it is read.
    if (root === undefined || (!this.#archives.has(root) && !hasYears(root))) return known;
    const archive = this.#open(root);
    const path = archivePathOf(root, file);
    return path === undefined ? undefined : { archive, path };
  }

  /** Takes note of tags that are two things, in place of those that were before. */
  keepApart(pairs: readonly (readonly [string, string])[]): void {
    this.#apart = new Set(pairs.map(([tag, other]) => pairOf(tag, other)));
  }

  #open(root: string): OpenArchive {
    const known = this.#archives.get(root);
    if (known) return known;
    const archive = new OpenArchive(root, this.#log, this.cacheFolder);
    archive.isApart = (tag, other) => this.#apart.has(pairOf(tag, other));
    this.#archives.set(root, archive);
    this.#onOpened(archive);
    return archive;
  }
}

/** The same, whichever comes first. */
function pairOf(tag: string, other: string): string {
  return JSON.stringify(tag < other ? [tag, other] : [other, tag]);
}
