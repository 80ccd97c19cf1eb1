/** Hover: what a link leads to, what a tag is used for, what else happened on a day. */
import type { Archive } from '../core/archive.js';
import { formatDateLabel, readDatePath } from '../core/date.js';
import { itemsOf, type Event } from '../core/event.js';
import { plainText } from '../core/fold.js';
import { dateLabelOf, dayFolder } from '../core/path.js';
import type { Span } from '../core/text.js';
import { linkOf } from './definition.js';
import type { Document, Surroundings } from './document.js';
import { describeTag } from './describe-tag.js';
import { countOf, escapeMarkdown, eventList, linkTo } from './hover-markdown.js';
import { targetAt } from './target.js';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** How many of a target's tags are shown. */
const MOST_TAGS = 8;

export function hover(document: Document, offset: number, around: Surroundings): Hover | undefined {
  const target = targetAt(document.file, offset);
  if (!target) return undefined;
  if (target.kind === 'tag') return { span: target.span, markdown: describeTag(target.tag.text, around) };
  if (target.kind === 'date-heading')
    return { span: target.span, markdown: describeDay(dayFolder(document.path), around) };
  const link = linkOf(target);
  const path = link && around.archive.resolve(link.target);
  const found = path ? around.read(path) : undefined;
  if (!found) return undefined;
  if (found.file.kind === 'event') return { span: target.span, markdown: describeEvent(found, found.file, around) };
  return found.file.kind === 'day-index'
    ? { span: target.span, markdown: describeDay(dayFolder(found.path), around) }
    : undefined;
}

function describeEvent({ path }: Document, event: Event, around: Surroundings): string {
  const title = plainText(event.titles[0]?.text ?? '') || path;
  const topic = event.topic ? ` · ${escapeMarkdown(plainText(event.topic.text))}` : '';
  const summary = event.summary ? [escapeMarkdown(plainText(event.summary.text))] : [];
  const tags = tagsOfEvent(path, around.archive);
  const sources = itemsOf(event, 'sources').flatMap(({ link }) =>
    link ? [linkTo(plainText(link.label.text) || link.url.text, link.url.text)] : [],
  );
  return [
    `**${linkTo(title, around.uriOf(path))}**`,
    `${dateLabelOf(path)}${topic}`,
    ...summary,
    ...(tags.length > 0 ? [`_Tags:_ ${tags.map(escapeMarkdown).join(', ')}`] : []),
    ...(sources.length > 0 ? [`_Sources:_ ${sources.join(', ')}`] : []),
  ].join('\n\n');
}

/** The tags that an event shares with others, in both directions, most used first, then by code unit. */
function tagsOfEvent(path: string, archive: Archive): readonly string[] {
  const counts = new Map<string, number>();
  const relations = [...(archive.event(path)?.relations ?? []), ...archive.backlinks(path)];
  for (const tag of relations.flatMap(({ tags }) => tags)) {
    const name = archive.tags.name(tag);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const ordered = [...counts].sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1));
  return ordered.slice(0, MOST_TAGS).map(([name]) => name);
}

function describeDay(folder: string, { archive, uriOf }: Surroundings): string {
  const date = readDatePath(folder)?.date;
  const events = archive.eventsOfDay(folder);
  return [
    `**${date ? formatDateLabel(date) : folder}**: ${countOf(events.length, 'event')}`,
    eventList(events, archive, uriOf, false),
  ].join('\n\n');
}
