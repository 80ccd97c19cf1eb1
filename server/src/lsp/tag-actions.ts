/** Code actions on a tag that may be the same as another one: merging the two in all events. */
import { CodeActionKind, type CodeAction } from 'vscode-languageserver/node';
import { mergesAt } from '../features/near-duplicates.js';
import { targetAt } from '../features/target.js';
import type { Asked } from './requests.js';

/** What an action says of a merge that is planned when it is chosen. */
export interface LaterMerge {
  /** Of the document that was asked about. */
  readonly uri: string;
  readonly tag: string;
  readonly into: string;
}

/** More spellings are better looked at in the tag report. */
const MOST_MERGES = 3;

/** Without their edits: those read every file that has the tag. */
export function mergeActions({ document, around, uri }: Asked, offset: number): readonly CodeAction[] {
  const { archive } = around;
  const target = targetAt(document.file, offset);
  const id = target?.kind === 'tag' ? archive.tags.idOf(target.tag.text) : undefined;
  if (id === undefined || archive.tags.uses(id) === 0) return [];
  return mergesAt(id, around)
    .slice(0, MOST_MERGES)
    .map((merge) => {
      const [tag, into] = [archive.tags.name(merge.tag), archive.tags.name(merge.into)];
      const events = archive.taggedEvents.with(merge.tag).length;
      const where = events === 1 ? 'the one event that has it' : `all ${events} events`;
      const data: LaterMerge = { uri, tag, into };
      return {
        title: `Merge tag "${tag}" into "${into}" in ${where}`,
        kind: CodeActionKind.RefactorRewrite,
        data,
      };
    });
}
