/** The folders of an archive: what stands in one and below it costs time in proportion to that, never to the archive. */
import type { FileId } from './archive-entry.js';

interface Folder {
  readonly files: Set<FileId>;
  /** Whole paths of the folders in it. */
  readonly folders: Set<string>;
}

export class Folders {
  readonly #folders = new Map<string, Folder>();

  add(path: string, id: FileId): void {
    this.#make(parentOf(path)).files.add(id);
  }

  remove(path: string, id: FileId): void {
    const parent = parentOf(path);
    this.#folders.get(parent)?.files.delete(id);
    this.#dropIfEmpty(parent);
  }

  /** The files that stand in the folder itself. */
  in(folder: string): Iterable<FileId> {
    return this.#folders.get(folder)?.files ?? [];
  }

  /** The files in the folder and in the folders below it. */
  *below(folder: string): Generator<FileId> {
    const found = this.#folders.get(folder);
    if (!found) return;
    yield* found.files;
    for (const inner of found.folders) yield* this.below(inner);
  }

  #make(path: string): Folder {
    const known = this.#folders.get(path);
    if (known) return known;
    const folder = { files: new Set<FileId>(), folders: new Set<string>() };
    this.#folders.set(path, folder);
    if (path !== '') this.#make(parentOf(path)).folders.add(path);
    return folder;
  }

  #dropIfEmpty(path: string): void {
    const folder = this.#folders.get(path);
    if (!folder || folder.files.size + folder.folders.size > 0) return;
    this.#folders.delete(path);
    const parent = parentOf(path);
    this.#folders.get(parent)?.folders.delete(path);
    if (path !== '') this.#dropIfEmpty(parent);
  }
}

/** The folder that a file or folder stands in; empty for one at the archive root. */
function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
