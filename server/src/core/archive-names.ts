/** The names of an archive, its tags and topics, to be found in texts: gathered when first asked for, and kept right from then on. */
import type { Archive } from './archive.js';
import type { FileId } from './archive-entry.js';
import { NameFinder, type Naming } from './name-finder.js';

/** The topics of all events, each with how many events have it. */
export function topicsOf(archive: Archive): ReadonlyMap<string, number> {
  const topics = new Map<string, number>();
  for (const id of archive.eventIds()) topics.set(archive.topicOf(id), (topics.get(archive.topicOf(id)) ?? 0) + 1);
  topics.delete('');
  return topics;
}

export class ArchiveNames {
  readonly #archive: Archive;
  #finder: NameFinder | undefined;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** The archive's tags and topics that stand in a text. */
  in(text: string): ReadonlyMap<string, Naming> {
    this.#finder ??= this.#gather();
    return this.#finder.find(text);
  }

  /** To be called before what an event says is forgotten. */
  drop(id: FileId): void {
    const finder = this.#finder;
    if (finder) this.#eachName(id, (name) => finder.drop(name));
  }

  /** To be called after what an event says was taken in. */
  add(id: FileId): void {
    const finder = this.#finder;
    if (finder) this.#eachName(id, (name) => finder.add(name));
  }

  #gather(): NameFinder {
    const { tags } = this.#archive;
    const finder = new NameFinder();
    // Each name once: as often as it is used would take a second at 100,000 events.
    for (const tag of tags.inUse()) finder.add(tags.name(tag), tags.uses(tag));
    for (const [topic, events] of topicsOf(this.#archive)) finder.add(topic, events);
    return finder;
  }

  /** The names that an event brings to the archive, once for every time it does. */
  #eachName(id: FileId, visit: (name: string) => void): void {
    const { tags } = this.#archive;
    const topic = this.#archive.topicOf(id);
    if (topic !== '') visit(topic);
    this.#archive.someRelation(id, (_target, _label, list) => {
      for (const tag of tags.tagsOf(list)) visit(tags.name(tag));
      return false;
    });
  }
}
