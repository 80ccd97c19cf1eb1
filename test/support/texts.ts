/** An archive as texts in memory: indexed, planned on, and changed as the disk or an editor would be. */
import { Archive } from '../../server/src/core/archive.js';
import type { ArchiveEdit, FileRename } from '../../server/src/core/archive-edit.js';
import { scanFile } from '../../server/src/core/read.js';
import { applyEdits } from '../../server/src/core/text.js';
import type { Surroundings } from '../../server/src/features/document.js';
import { lint } from '../../server/src/rules/lint.js';

/** Archive paths with their texts. */
export type Texts = Readonly<Record<string, string>>;

export function surroundingsOf(texts: Texts): Surroundings {
  const archive = new Archive();
  for (const path of Object.keys(texts)) archive.add(path);
  archive.markListed();
  for (const [path, text] of Object.entries(texts)) archive.set(path, scanFile(path, text));
  archive.markRead();
  const read = (path: string) => {
    const text = texts[path];
    return text === undefined ? undefined : { path, text, file: scanFile(path, text) };
  };
  return { archive, read, uriOf: (path) => path };
}

/** Throws where an edit was planned for another text, or a file would be lost. */
export function changed(texts: Texts, { edits, renames, creates, deletes }: ArchiveEdit): Texts {
  const edited = new Map(Object.entries(texts));
  for (const { path, text, edits: of } of edits) {
    if (edited.get(path) !== text) throw new Error(`${path} is not what the change was planned for`);
    refuseOverlap(
      path,
      of.map(({ span }) => span),
    );
    edited.set(path, applyEdits(text, of));
  }
  for (const path of deletes) edited.delete(path);
  return moved(
    Object.fromEntries(edited),
    renames,
    creates.map(({ path, text }) => [path, text] as const),
  );
}

/** All at once, so that files can change places. */
export function moved(
  texts: Texts,
  renames: readonly FileRename[],
  creates: readonly (readonly [string, string])[] = [],
): Texts {
  const to = new Map(renames.map((rename) => [rename.from, rename.to]));
  const entries = Object.entries(texts).map(([path, text]) => [to.get(path) ?? path, text] as const);
  const all = [...entries, ...creates];
  const result = Object.fromEntries(all);
  if (Object.keys(result).length < all.length) throw new Error('two files would be one');
  return result;
}

/** Every problem of every file, each in a line. */
export function problemsIn(texts: Texts): readonly string[] {
  const { archive } = surroundingsOf(texts);
  return Object.entries(texts).flatMap(([path, text]) =>
    lint(path, text, scanFile(path, text), archive).map(({ rule, message }) => `${path}: ${message} (${rule})`),
  );
}

function refuseOverlap(path: string, spans: readonly { readonly start: number; readonly end: number }[]): void {
  const ordered = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [index, span] of ordered.entries()) {
    const next = ordered[index + 1];
    if (next && next.start < span.end) throw new Error(`edits of ${path} overlap`);
    if (next && next.start === span.start && next.end === span.end && span.start === span.end)
      throw new Error(`two insertions at one place of ${path}`);
  }
}
