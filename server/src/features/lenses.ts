/** Code lenses: above an event's title, how many events relate to it. */
import type { Archive } from '../core/archive.js';
import type { Span } from '../core/text.js';
import type { Document } from './document.js';

export interface Lens {
  /** The title; its references are what the lens counts. */
  readonly span: Span;
  /** `12 events relate to this one; 3 are not related back`. */
  readonly text: string;
}

/** One lens for an event that others relate to, none for any other file. */
export function lenses({ file, path }: Document, archive: Archive): readonly Lens[] {
  const title = file.kind === 'event' ? file.titles[0] : undefined;
  const own = archive.idOf(path);
  if (!title || own === undefined) return [];
  const sources = new Set(archive.backlinks(path).map(({ source }) => source));
  sources.delete(own);
  if (sources.size === 0) return [];
  const targets = new Set(archive.event(path)?.relations.map(({ target }) => target));
  const notBack = [...sources].filter((source) => !targets.has(source)).length;
  return [
    { span: title, text: `${relating(sources.size)}${notBack > 0 ? `; ${notRelated(notBack, sources.size)}` : ''}` },
  ];
}

function relating(count: number): string {
  return count === 1 ? '1 event relates to this one' : `${count} events relate to this one`;
}

function notRelated(count: number, all: number): string {
  if (count === all) return all === 1 ? 'it is not related back' : 'none is related back';
  return count === 1 ? '1 is not related back' : `${count} are not related back`;
}
