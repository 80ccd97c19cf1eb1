/** Adds a relation to an event, where its list is ordered: newest first. */
import type { Event, Item } from '../core/event.js';
import { labelOfTitle } from '../core/label.js';
import { dateOrderOfPath, urlOfPath } from '../core/path.js';
import { lineBreakOf, type Edit } from '../core/text.js';
import { contextWord } from '../features/context-word.js';
import type { Document } from '../features/document.js';

export interface NewRelation {
  readonly path: string;
  readonly title: string;
  readonly tags: readonly string[];
}

/** Behind the last relation to an event that is not older; numbers behind it grow by one where they were right. */
export function addRelation(
  document: Document & { readonly file: Event },
  relation: NewRelation,
  prefix: string,
): readonly Edit[] {
  const { file, text } = document;
  const lineBreak = lineBreakOf(text);
  const link = `[${labelOfTitle(relation.title)} ](${urlOfPath(prefix, relation.path)})`;
  const context = relation.tags.length > 0 ? ` _${contextWord(document)}: ${relation.tags.join(', ')}_` : '';
  const written = (number: number): string => `${number}. ${link}${context}`;
  const section = file.sections.findLast(({ kind }) => kind === 'related');
  if (!section || section.items.length === 0) {
    const end = section ? section.span.end : text.trimEnd().length;
    const heading = section ? '' : `${lineBreak}${lineBreak}### ${headingOf(file)}`;
    return [{ span: { start: end, end }, newText: `${heading}${lineBreak}${lineBreak}${written(1)}` }];
  }
  const { items } = section;
  const older = items.findIndex((item) => orderOf(item) < dateOrderOfPath(relation.path));
  const next = older < 0 ? undefined : items[older];
  if (!next) {
    const end = items.at(-1)?.span.end ?? section.span.end;
    return [
      {
        span: { start: end, end },
        newText: `${lineBreak}${written((items.at(-1)?.number?.value ?? items.length) + 1)}`,
      },
    ];
  }
  const number = next.number?.value ?? older + 1;
  return [
    { span: { start: next.span.start, end: next.span.start }, newText: `${written(number)}${lineBreak}` },
    ...items
      .slice(older)
      .flatMap((item, index) =>
        item.number?.value === number + index ? [{ span: item.number.span, newText: `${number + index + 1}.` }] : [],
      ),
  ];
}

function orderOf({ link }: Item): number {
  return link?.target.kind === 'event' ? dateOrderOfPath(link.target.path) : 0;
}

/** In the language of the event's other headings. */
function headingOf({ sections }: Event): string {
  return sections.some(({ heading }) => /\p{Script=Han}/u.test(heading.text)) ? '有关:' : 'Related:';
}
