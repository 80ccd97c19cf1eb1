/** Takes an item out of its section. */
import type { Item, Section } from '../core/event.js';
import { lineEndFrom, type Edit } from '../core/text.js';

/** The items behind it count on where they were counted right; an archive's own odd numbers stay. */
export function removeItem(text: string, { items }: Section, removed: Item): readonly Edit[] {
  const at = items.indexOf(removed);
  const behind = items.slice(at + 1);
  const next = behind[0];
  const lineEnd = lineEndFrom(text, removed.span.end);
  const lineBreak = /^(?:\r\n?|\n)/.exec(text.slice(lineEnd))?.[0].length ?? 0;
  const number = removed.number?.value;
  const isCounted = (item: Item, index: number): boolean =>
    number !== undefined && item.number?.value === number + index + 1;
  return [
    { span: { start: removed.span.start, end: next?.span.start ?? lineEnd + lineBreak }, newText: '' },
    ...behind.flatMap((item, index) =>
      item.number && isCounted(item, index) ? [{ span: item.number.span, newText: `${(number ?? 0) + index}.` }] : [],
    ),
  ];
}
