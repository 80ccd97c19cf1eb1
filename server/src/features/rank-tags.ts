/** Ranks the tags that a relation probably carries, by what its two events share. */
import type { Archive } from '../core/archive.js';
import type { Event, Item } from '../core/event.js';
import { itemsOf } from '../core/event.js';

export interface RankedTag {
  readonly name: string;
  readonly reason: string;
}

export function rankTags(event: Event, _path: string, item: Item, archive: Archive): readonly RankedTag[] {
  const scores = new Map<string, number>();
  for (const other of itemsOf(event, 'related')) {
    if (other === item) continue;
    for (const tag of other.context?.tags ?? []) scores.set(tag.text, (scores.get(tag.text) ?? 0) + 1);
  }
  const names = [...archive.tags.inUse()].map((id) => archive.tags.name(id));
  return names
    .map((name) => ({ name, reason: '', score: (scores.get(name) ?? 0) * 1e6 + archive.tags.usesOf(name) }))
    .sort((a, b) => b.score - a.score);
}
