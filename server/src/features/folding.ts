/** Folding: the sections of an event, its list of relations, items of several lines; the entries of a day index. */
import type { ArchiveFile, DayIndex, Event } from '../core/event.js';
import type { Span } from '../core/text.js';

/**
 * The spans that an editor folds to their first line, in the order of the text; those that lie on one line are nothing to
 * fold. A section is folded to where the next heading begins, as by Markdown's own folding, so that none is in the other's way.
 */
export function foldings(file: ArchiveFile): readonly Span[] {
  if (file.kind === 'page') return [];
  const found = file.kind === 'event' ? ofEvent(file) : ofDayIndex(file);
  return [...found].sort((a, b) => a.start - b.start || b.end - a.end);
}

function ofEvent({ sections }: Event): readonly Span[] {
  return sections.flatMap(({ kind, items, extent }) => {
    const [first, last] = [items[0], items.at(-1)];
    const list = kind === 'related' && first && last ? [{ start: first.span.start, end: last.span.end }] : [];
    return [extent, ...list, ...items.map(({ span }) => span)];
  });
}

/** From the topic, and from the title below it. */
function ofDayIndex({ entries }: DayIndex): readonly Span[] {
  return entries.flatMap(({ span, content }) => [span, { start: content.start, end: span.end }]);
}
