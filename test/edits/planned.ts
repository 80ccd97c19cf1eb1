/** Planning a change of an archive that is a table of texts, and what it makes of them. */
import type { ArchiveEdit } from '../../server/src/core/archive-edit.js';
import { Archive } from '../../server/src/core/archive.js';
import { scanFile } from '../../server/src/core/read.js';
import { allSteps, type Steps } from '../../server/src/core/steps.js';
import { applyEdits } from '../../server/src/core/text.js';
import type { Surroundings } from '../../server/src/features/document.js';

export function surroundingsOf(files: ReadonlyMap<string, string>): Surroundings {
  const archive = new Archive();
  for (const [path, text] of files) archive.set(path, scanFile(path, text));
  archive.markListed();
  archive.markRead();
  const read: Surroundings['read'] = (path) => {
    const text = files.get(path);
    return text === undefined ? undefined : { path, text, file: scanFile(path, text) };
  };
  return { archive, read, uriOf: (path) => path };
}

export function planIn(
  files: Readonly<Record<string, string>>,
  plan: (around: Surroundings) => Steps<ArchiveEdit>,
): ArchiveEdit {
  return allSteps(plan(surroundingsOf(new Map(Object.entries(files)))));
}

/** The changed files with their new texts. */
export function made({ edits }: ArchiveEdit): Readonly<Record<string, string>> {
  return Object.fromEntries(edits.map(({ path, text, edits: of }) => [path, applyEdits(text, of)]));
}
