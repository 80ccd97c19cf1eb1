/** Whether two texts of a file tell a reader the same: what formatting must not change. */
import { itemsOf, type DayIndex, type Event, type SectionKind } from '../core/event.js';
import type { Document } from './document.js';

const KINDS: readonly SectionKind[] = ['sources', 'changes', 'related'];

/** True if all that is read is the same, save its place, the order of sections and the numbers of items. */
export function readsAlike(a: Document, b: Document): boolean {
  return JSON.stringify(toldBy(a)) === JSON.stringify(toldBy(b));
}

function toldBy({ file, text }: Document): unknown {
  if (file.kind === 'event') return toldByEvent(file, text);
  return file.kind === 'day-index' ? toldByDayIndex(file) : text;
}

function toldByEvent(event: Event, text: string): unknown {
  const { dateHeading, topic, titles, summary, sections } = event;
  return [
    dateHeading?.content.text,
    topic?.text,
    titles.map((title) => title.text),
    summary?.text,
    KINDS.map((kind) => [
      sections.find((section) => section.kind === kind)?.heading.text,
      itemsOf(event, kind).map(({ content }) => text.slice(content.start, content.end)),
    ]),
  ];
}

function toldByDayIndex({ dateHeading, entries, previousDay }: DayIndex): unknown {
  return [
    dateHeading?.content.text,
    entries.map(({ topic, content, context, summary }) => [
      topic?.text,
      content.text,
      context?.tags.map(({ text }) => text),
      summary?.text,
    ]),
    previousDay?.url.text,
  ];
}
