/** The fix that takes an item out of its section, for the rules about items that are one too many. */
import type { Event, Item } from '../core/event.js';
import { closeGap, removeItem, standsAlone } from '../core/list-edits.js';
import { fixOf, type Fix } from '../core/problem.js';

/** None for an item with something unread below it. */
export function removalFix({ sections }: Event, item: Item, text: string, isSafe: boolean): readonly Fix[] {
  const section = sections.find(({ items }) => items.includes(item));
  if (!section || !standsAlone(text, item)) return [];
  const title = section.kind === 'related' ? 'Remove this relation' : 'Remove this source';
  return [
    fixOf(
      title,
      isSafe ? 'safe' : 'ask',
      () => [removeItem(text, section, item)],
      () => closeGap(text, section, item),
    ),
  ];
}

/** True for two items that differ in nothing but their number: nothing is lost with one of them. */
export function saysTheSame(text: string, { content: a }: Item, { content: b }: Item): boolean {
  return text.slice(a.start, a.end) === text.slice(b.start, b.end);
}
