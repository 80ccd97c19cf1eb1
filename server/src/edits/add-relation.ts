/** Adds relations to an event, where its list is ordered: newest first. */
import type { Item } from '../core/event.js';
import { labelOfTitle } from '../core/label.js';
import { dateOrderOfPath, urlOfPath } from '../core/path.js';
import { lineBreakOf, type Edit } from '../core/text.js';
import { contextWord, sectionHeading } from '../features/context-word.js';
import type { EventDocument } from '../features/document.js';

export interface NewRelation {
  readonly path: string;
  readonly title: string;
  readonly tags: readonly string[];
}

/** Behind the last relation to an event that is not older; numbers behind it grow by one where they were right. */
export function addRelation(document: EventDocument, relation: NewRelation, prefix: string): readonly Edit[] {
  return addRelations(document, [relation], prefix);
}

/** The same for several at once; of those to events of one day the first stays first. No edits where there are none. */
export function addRelations(
  document: EventDocument,
  relations: readonly NewRelation[],
  prefix: string,
): readonly Edit[] {
  const { file, text } = document;
  const lineBreak = lineBreakOf(text);
  const added = relations
    .map((relation) => ({
      order: dateOrderOfPath(relation.path),
      written: writtenRelation(document, relation, prefix),
    }))
    .sort((a, b) => b.order - a.order);
  if (added.length === 0) return [];
  const section = file.sections.findLast(({ kind }) => kind === 'related');
  const items = section?.items ?? [];
  if (items.length === 0) {
    const end = section ? section.span.end : text.trimEnd().length;
    const heading = section ? '' : `${lineBreak}${lineBreak}### ${sectionHeading('related', file)}`;
    const lines = added.map(({ written }, index) => `${lineBreak}${index + 1}. ${written}`);
    return [{ span: { start: end, end }, newText: `${heading}${lineBreak}${lines.join('')}` }];
  }

  const edits: Edit[] = [];
  /** Of the first item behind an added one: the numbers of those that follow it were right if they count on from there. */
  let counted: { readonly index: number; readonly number: number } | undefined;
  let done = 0;
  for (const [index, item] of items.entries()) {
    const here = added.slice(done).filter(({ order }) => order > orderOf(item));
    if (here.length > 0) counted ??= { index, number: item.number?.value ?? index + 1 };
    const expected = counted ? counted.number + index - counted.index : undefined;
    const lines = here.map(({ written }, each) => `${(expected ?? 0) + done + each}. ${written}${lineBreak}`);
    if (lines.length > 0) edits.push(insertion(item.span.start, lines.join('')));
    done += here.length;
    if (item.number && item.number.value === expected)
      edits.push({ span: item.number.span, newText: `${expected + done}.` });
  }
  const last = items.at(-1);
  const isCounted = counted && last?.number?.value === counted.number + items.length - 1 - counted.index;
  const next = (last?.number?.value ?? items.length) + 1 + (isCounted ? done : 0);
  const lines = added.slice(done).map(({ written }, each) => `${lineBreak}${next + each}. ${written}`);
  if (lines.length > 0) edits.push(insertion(last?.span.end ?? text.length, lines.join('')));
  return edits;
}

function insertion(at: number, newText: string): Edit {
  return { span: { start: at, end: at }, newText };
}

/** Behind its number. */
function writtenRelation(document: EventDocument, { path, title, tags }: NewRelation, prefix: string): string {
  const context = tags.length > 0 ? ` _${contextWord(document)}: ${tags.join(', ')}_` : '';
  return `[${labelOfTitle(title)} ](${urlOfPath(prefix, path)})${context}`;
}

function orderOf({ link }: Item): number {
  return link?.target.kind === 'event' ? dateOrderOfPath(link.target.path) : 0;
}
