/** Gathers what a change does, file by file. */
import type { ArchiveEdit, FileRename, NewFile } from '../core/archive-edit.js';
import type { Edit, Span } from '../core/text.js';
import type { Document } from '../features/document.js';

export class Plan {
  readonly #edits = new Map<string, { readonly document: Document; readonly edits: Edit[] }>();
  readonly #renames: FileRename[] = [];
  readonly #creates: NewFile[] = [];
  readonly #deletes: string[] = [];

  /** Edits that change nothing are left out. */
  edit(document: Document, edits: readonly Edit[]): void {
    const effective = edits.filter(({ span, newText }) => document.text.slice(span.start, span.end) !== newText);
    if (effective.length === 0) return;
    const planned = this.#edits.get(document.path);
    if (planned) planned.edits.push(...effective);
    else this.#edits.set(document.path, { document, edits: effective });
  }

  /** What goes from a file without anything in its place. */
  takenFrom(path: string): readonly Span[] {
    const edits = this.#edits.get(path)?.edits ?? [];
    return edits.filter(({ newText }) => newText === '').map(({ span }) => span);
  }

  rename(from: string, to: string): void {
    if (from !== to) this.#renames.push({ from, to });
  }

  create(path: string, text: string): void {
    this.#creates.push({ path, text });
  }

  delete(path: string): void {
    this.#deletes.push(path);
  }

  /** Files in the order of their paths, so that previews and reports read alike every time. What goes is not edited. */
  finish(title: string, warning?: string): ArchiveEdit {
    for (const path of this.#deletes) this.#edits.delete(path);
    const edits = Array.from(this.#edits.values(), ({ document: { path, text }, edits }) => ({ path, text, edits }));
    return {
      title,
      edits: edits.sort((a, b) => byPath(a.path, b.path)),
      renames: this.#renames.toSorted((a, b) => byPath(a.from, b.from)),
      creates: this.#creates.toSorted((a, b) => byPath(a.path, b.path)),
      deletes: this.#deletes.toSorted(byPath),
      ...(warning === undefined ? {} : { warning }),
    };
  }
}

function byPath(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
