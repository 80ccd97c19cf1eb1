/** The topics of an archive: each name once, with the events that have it. */
import type { FileId } from './archive-entry.js';

export class Topics {
  readonly #events = new Map<string, FileId[]>();

  /** An event without a topic has the empty one, which is none. */
  add(topic: string, event: FileId): void {
    if (topic === '') return;
    const events = this.#events.get(topic);
    if (events) events.push(event);
    else this.#events.set(topic, [event]);
  }

  /** Takes back what `add` was told. */
  remove(topic: string, event: FileId): void {
    const events = this.#events.get(topic);
    const index = events?.indexOf(event) ?? -1;
    if (index >= 0) events?.splice(index, 1);
    if (events?.length === 0) this.#events.delete(topic);
  }

  /** The events that have the topic, each once. */
  eventsWith(topic: string): readonly FileId[] {
    return this.#events.get(topic) ?? [];
  }

  /** All topics that an event has, with how many have it. */
  *inUse(): Generator<readonly [topic: string, events: number]> {
    for (const [topic, events] of this.#events) yield [topic, events.length];
  }
}
