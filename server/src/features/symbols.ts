/** Document symbols: the outline of an event or a day index. */
import type { ArchiveFile, DayIndex, Entry, Event, Item, Section } from '../core/event.js';
import { plainText } from '../core/fold.js';
import type { Span } from '../core/text.js';

export interface DocumentSymbol {
  readonly name: string;
  /** Shown dimmed behind the name: a date, tags, a number of items. */
  readonly detail: string;
  readonly kind: 'event' | 'day' | 'section' | 'source' | 'relation' | 'change';
  readonly span: Span;
  /** Where the cursor goes; lies within `span`. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

export function symbols(file: ArchiveFile, text: string): readonly DocumentSymbol[] {
  if (file.kind === 'event') return eventSymbols(file, text);
  return file.kind === 'day-index' ? dayIndexSymbols(file, text) : [];
}

function eventSymbols(event: Event, text: string): readonly DocumentSymbol[] {
  const sections = event.sections.map(sectionSymbol);
  const title = event.titles[0];
  if (!title) return sections;
  const detail = event.dateHeading?.link?.label.text ?? '';
  const span = { start: title.start, end: Math.max(title.end, ...sections.map((section) => section.span.end)) };
  // Sections above the title would lie outside of it, which editors refuse.
  const [above, below] = [
    sections.filter((s) => s.span.start < title.start),
    sections.filter((s) => s.span.start >= title.start),
  ];
  return [...above, { name: nameOf(title.text, text), detail, kind: 'event', span, selection: title, children: below }];
}

function sectionSymbol({ kind, heading, items, span }: Section): DocumentSymbol {
  const childKind = kind === 'sources' ? 'source' : kind === 'changes' ? 'change' : 'relation';
  return {
    name: heading.text.replace(/\s*[:：]\s*$/, ''),
    detail: String(items.length),
    kind: 'section',
    span,
    selection: heading,
    children: items.map((item) => itemSymbol(item, childKind)),
  };
}

function itemSymbol({ link, context, span, content }: Item, kind: DocumentSymbol['kind']): DocumentSymbol {
  return {
    name: nameOf(link?.label.text ?? '', link?.url.text ?? ''),
    detail: context?.tags.map((tag) => tag.text).join(', ') ?? '',
    kind,
    span,
    selection: link?.label ?? content,
    children: [],
  };
}

function dayIndexSymbols({ dateHeading, entries }: DayIndex, text: string): readonly DocumentSymbol[] {
  const children = entries.map(entrySymbol);
  if (!dateHeading) return children;
  const span = {
    start: dateHeading.content.start,
    end: Math.max(dateHeading.content.end, ...entries.map((e) => e.span.end)),
  };
  const name = nameOf(dateHeading.link?.label.text ?? dateHeading.content.text, text);
  return [{ name, detail: String(entries.length), kind: 'day', span, selection: dateHeading.content, children }];
}

function entrySymbol({ link, topic, content, span }: Entry): DocumentSymbol {
  return {
    name: nameOf(link.label.text, link.url.text),
    detail: topic?.text ?? '',
    kind: 'event',
    span,
    selection: content,
    children: [],
  };
}

/** Editors refuse a symbol without a name. */
function nameOf(text: string, otherwise: string): string {
  return plainText(text) || plainText(otherwise).slice(0, 80) || '(empty)';
}
