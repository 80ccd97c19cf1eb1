/** Go to definition: from a link of the archive to the place it names. */
import type { Link } from '../core/event.js';
import type { Span } from '../core/text.js';
import type { Document, Surroundings } from './document.js';
import { targetAt, type Target } from './target.js';

export interface Definition {
  /** What was clicked on, in the document asked from. */
  readonly origin: Span;
  readonly target: Document;
  /** The target's title, or its date heading, or its beginning. */
  readonly span: Span;
}

export function definition(
  document: Document,
  offset: number,
  { archive, read }: Surroundings,
): Definition | undefined {
  const target = targetAt(document.file, offset);
  const link = target && linkOf(target);
  const path = link && archive.resolve(link.target);
  const found = path === undefined ? undefined : read(path);
  return target && found && { origin: target.span, target: found, span: headlineOf(found) };
}

/** The archive link that a target stands for; undefined for one that leads elsewhere or nowhere. */
export function linkOf(target: Target): Link | undefined {
  if (target.kind === 'date-heading') return target.heading.link;
  if (!('link' in target) || target.kind === 'source') return undefined;
  return target.link;
}

/** The title of an event, the date heading of a day index, or the beginning of the file. */
export function headlineOf({ file }: Document): Span {
  const start = { start: 0, end: 0 };
  if (file.kind === 'event') return file.titles[0] ?? file.dateHeading?.content ?? start;
  return file.kind === 'day-index' ? (file.dateHeading?.content ?? start) : start;
}
