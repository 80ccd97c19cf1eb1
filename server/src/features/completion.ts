/** Completion: context tags, the events that relations lead to, and sources. */
import type { Event, Item } from '../core/event.js';
import { contains, lineEndFrom } from '../core/text.js';
import type { Span } from '../core/text.js';
import type { Document, Surroundings } from './document.js';
import { completeRelation, type Suggest } from './relation-completion.js';
import { completeSource } from './source-completion.js';
import { suggestRelations } from './suggest-relations.js';
import { completeContext, completeTag } from './tag-completion.js';

export interface Completion {
  readonly label: string;
  /** Why it is offered, or which day it is from: shown dimmed behind the label. */
  readonly detail: string;
  /** More of the same, a line each. */
  readonly documentation: string;
  readonly kind: 'tag' | 'event' | 'source';
  /** What accepting replaces: always on one line and around the cursor. */
  readonly span: Span;
  /** With `$1`, `$2` for places to fill when `isSnippet`; plain text otherwise. */
  readonly newText: string;
  readonly isSnippet: boolean;
  /** Nothing is left to be written behind it. */
  readonly isComplete?: boolean;
}

/**
 * Completions at an offset, best first; `undefined` where this extension has nothing to offer. `suggest` may know already what
 * `suggestRelations` would find.
 */
export function completion(
  document: Document,
  offset: number,
  around: Surroundings,
  suggest: Suggest = suggestRelations,
): readonly Completion[] | undefined {
  const { file } = document;
  if (file.kind !== 'event') return undefined;
  const item = relationAt(file, document.text, offset);
  if (!item) return completeSource({ ...document, file }, offset, around.archive.sources);
  const { link, context } = item;
  // An unclosed context reaches to the end of its line: a space just typed behind a comma belongs to it.
  const bodyEnd = context && (context.isClosed ? context.body.end : lineEndFrom(document.text, context.body.end));
  const body = context && { start: context.body.start, end: bodyEnd ?? context.body.end };
  if (body && contains(body, offset)) return completeTag(document, file, item, body, offset, around);
  const linkEnd = link && document.text[link.span.end - 1] === ')' ? link.span.end : undefined;
  if (linkEnd !== undefined && offset >= linkEnd) {
    return context ? undefined : completeContext(document, file, item, linkEnd, offset, around);
  }
  return completeRelation({ ...document, file }, item, offset, around, suggest);
}

/** Whether the event of a relation is asked for there, which takes the words of all titles. */
export function asksForRelation({ file, text }: Document, offset: number): boolean {
  if (file.kind !== 'event') return false;
  const item = relationAt(file, text, offset);
  if (!item) return false;
  const { link, context } = item;
  return (
    !(context && offset >= context.body.start) && !(link && text[link.span.end - 1] === ')' && offset >= link.span.end)
  );
}

/** The item of a related section that the offset stands in or behind, on the same line. */
function relationAt(event: Event, text: string, offset: number): Item | undefined {
  for (const section of event.sections) {
    if (section.kind !== 'related') continue;
    const item = section.items.find(({ span }) =>
      contains({ start: span.start, end: lineEndFrom(text, span.end) }, offset),
    );
    if (item && offset >= item.content.start) return item;
  }
  return undefined;
}
