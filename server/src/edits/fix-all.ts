/** Mends every safe problem of an archive, as one change. */
import type { ArchiveEdit } from '../core/archive-edit.js';
import type { Steps } from '../core/steps.js';
import { editBetween } from '../core/text.js';
import type { Surroundings } from '../features/document.js';
import { mendSafely } from '../features/fixes.js';
import type { Policy } from '../rules/policy.js';
import { Plan } from './plan.js';

/** A step for each file. A file with damaged characters is left alone: writing it back would lose what they were. */
export function* fixAll({ archive, read }: Surroundings, policy: Policy): Steps<ArchiveEdit> {
  const plan = new Plan();
  for (const path of [...archive.paths()].sort()) {
    const document = read(path);
    const mended =
      document && !document.text.includes('\ufffd') ? mendSafely(path, document.text, archive, policy) : undefined;
    if (document && mended !== undefined) plan.edit(document, [editBetween(document.text, mended)]);
    yield;
  }
  return plan.finish('Fix all safe problems of the archive');
}
