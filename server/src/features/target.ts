/** What is under the cursor: worked out once, here, for every feature. */
import {
  linksOf,
  type ArchiveFile,
  type Context,
  type DateHeading,
  type DayIndex,
  type Entry,
  type Event,
  type Item,
  type Link,
} from '../core/event.js';
import { contains, type Piece, type Span } from '../core/text.js';

export type Target =
  | { readonly kind: 'date-heading'; readonly heading: DateHeading; readonly span: Span }
  | { readonly kind: 'topic' | 'title'; readonly span: Piece }
  | { readonly kind: 'source'; readonly link: Link; readonly span: Span }
  | { readonly kind: 'relation' | 'change'; readonly link: Link; readonly span: Span }
  | { readonly kind: 'tag'; readonly tag: Piece; readonly link: Link | undefined; readonly span: Span }
  | { readonly kind: 'entry'; readonly link: Link; readonly span: Span }
  /** Any other link into the archive: the previous day, a link of a page. */
  | { readonly kind: 'link'; readonly link: Link; readonly span: Span };

/** The target at an offset; its `span` is what the editor should underline. Undefined where there is nothing to act on. */
export function targetAt(file: ArchiveFile, offset: number): Target | undefined {
  if (file.kind === 'event') return targetInEvent(file, offset);
  if (file.kind === 'day-index') return targetInDayIndex(file, offset);
  const link = file.links.find(({ span }) => contains(span, offset));
  return link && { kind: 'link', link, span: link.span };
}

function targetInEvent(event: Event, offset: number): Target | undefined {
  const { dateHeading, topic } = event;
  if (dateHeading && contains(dateHeading.content, offset)) return headingTarget(dateHeading);
  if (topic && contains(topic, offset)) return { kind: 'topic', span: topic };
  const title = event.titles.find((piece) => contains(piece, offset));
  if (title) return { kind: 'title', span: title };
  for (const { kind, items } of event.sections) {
    const item = items.find(({ span }) => contains(span, offset));
    if (item) return kind === 'sources' ? sourceTarget(item, offset) : itemTarget(item, offset, kind);
  }
  return undefined;
}

function targetInDayIndex({ dateHeading, entries, previousDay }: DayIndex, offset: number): Target | undefined {
  if (dateHeading && contains(dateHeading.content, offset)) return headingTarget(dateHeading);
  if (previousDay && contains(previousDay.span, offset))
    return { kind: 'link', link: previousDay, span: previousDay.span };
  const entry = entries.find(({ span }) => contains(span, offset));
  return entry && entryTarget(entry, offset);
}

function headingTarget(heading: DateHeading): Target {
  return { kind: 'date-heading', heading, span: heading.content };
}

function sourceTarget(item: Item, offset: number): Target | undefined {
  const found = linksOf(item).find(({ span }) => contains(span, offset)) ?? item.link;
  return found && { kind: 'source', link: found, span: found.span };
}

function itemTarget(item: Item, offset: number, kind: 'changes' | 'related'): Target | undefined {
  const { link, context } = item;
  const tag = tagAt(context, offset);
  if (tag) return { kind: 'tag', tag, link, span: tag };
  if (!link) return undefined;
  // Editors want a span around the cursor, which may also be in the item's number.
  const span = [link.span, item.content].find((part) => contains(part, offset)) ?? item.span;
  return { kind: kind === 'related' ? 'relation' : 'change', link, span };
}

function entryTarget({ link, context, topic, content }: Entry, offset: number): Target | undefined {
  const tag = tagAt(context, offset);
  if (tag) return { kind: 'tag', tag, link, span: tag };
  if (topic && contains(topic, offset)) return { kind: 'topic', span: topic };
  if (!contains(content, offset)) return undefined;
  return { kind: 'entry', link, span: contains(link.span, offset) ? link.span : content };
}

function tagAt(context: Context | undefined, offset: number): Piece | undefined {
  return context?.tags.find((tag) => tag.text !== '' && contains(tag, offset));
}
