/** Gathers what a change does, file by file. */
import type { ArchiveEdit, FileRename, NewFile } from '../core/archive-edit.js';
import type { Edit, Span } from '../core/text.js';
import type { Document } from '../features/document.js';

/** Of a file that is edited: what was read from its text is not kept, of ten thousand files it would fill the memory. */
interface PlannedEdits {
  readonly path: string;
  readonly text: string;
  readonly edits: Edit[];
}

export class Plan {
  readonly #edits = new Map<string, PlannedEdits>();
  readonly #renames: FileRename[] = [];
  readonly #creates: NewFile[] = [];
  readonly #deletes: string[] = [];

  /** Edits that change nothing are left out. */
  edit({ path, text }: Document, edits: readonly Edit[]): void {
    const effective = edits.filter(({ span, newText }) => text.slice(span.start, span.end) !== newText);
    if (effective.length === 0) return;
    // Spans of what was read are more than spans, and would keep all of it.
    const plain = effective.map(({ span: { start, end }, newText }) => ({ span: { start, end }, newText }));
    const planned = this.#edits.get(path);
    if (planned) planned.edits.push(...plain);
    else this.#edits.set(path, { path, text, edits: plain });
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

  /** Nothing is to be changed. */
  get isEmpty(): boolean {
    return this.#edits.size + this.#renames.length + this.#creates.length + this.#deletes.length === 0;
  }

  /** Files in the order of their paths, so that previews and reports read alike every time. What goes is not edited. */
  finish(title: string, warning?: string): ArchiveEdit {
    for (const path of this.#deletes) this.#edits.delete(path);
    return {
      title,
      edits: [...this.#edits.values()].sort((a, b) => byPath(a.path, b.path)),
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
