/** The events behind a tag: where it stands in each, so that somebody can look before merging or renaming it. */
import type { FileId } from '../core/archive-entry.js';
import { itemsOf, type Item } from '../core/event.js';
import type { Steps } from '../core/steps.js';
import type { Piece } from '../core/text.js';
import type { Document, Surroundings } from './document.js';
import { newestOf, pathOfTarget } from './find-events.js';
import { unborneRelations } from './unborne-tags.js';

export interface TaggedPlace {
  readonly document: Document;
  /** The tag. */
  readonly span: Piece;
  /** The event at the other end of the relation; undefined where that has no link. */
  readonly related: string | undefined;
}

export interface TaggedPlaces {
  /** Events, or relations, that there are. */
  readonly total: number;
  readonly places: readonly TaggedPlace[];
}

/** The events with a tag, newest first, each at the first relation that carries it. At most `most` files are read. */
export function eventsBehind(name: string, most: number, around: Surroundings): TaggedPlaces {
  const { archive } = around;
  const id = archive.tags.idOf(name);
  const events = id === undefined ? [] : archive.taggedEvents.with(id);
  const places = newestOf(archive, events, most).flatMap((event) => placeIn(event, name, around) ?? []);
  return { total: events.length, places };
}

/** The relations with a tag that no text bears out, by path. All events with the tag are read. */
export function* unborneBehind(name: string, most: number, around: Surroundings): Steps<TaggedPlaces> {
  const id = around.archive.tags.idOf(name);
  const relations = id === undefined ? [] : yield* unborneRelations(id, around);
  const places = relations
    .slice(0, most)
    .flatMap(({ event, target }) => placeIn(event, name, around, around.archive.pathOf(target)) ?? []);
  return { total: relations.length, places };
}

/** In the relation to `related`; without that in the first with the tag. */
function placeIn(event: FileId, name: string, around: Surroundings, related?: string): TaggedPlace | undefined {
  const document = around.read(around.archive.pathOf(event));
  if (document?.file.kind !== 'event') return undefined;
  const leadsTo = ({ link }: Item): string | undefined =>
    link?.target.kind === 'event' ? pathOfTarget(link.target, around.archive) : undefined;
  for (const item of itemsOf(document.file, 'related')) {
    const span = item.context?.tags.find(({ text }) => text === name);
    const path = leadsTo(item);
    if (span && (related === undefined || path === related)) return { document, span, related: path };
  }
  return undefined;
}
