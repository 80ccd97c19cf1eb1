/** A new event: its file in the archive's own template, and its entry in the index of its day. */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import { dateOrder, formatDateLabel, formatDatePath, isCalendarDate, type CalendarDate } from '../core/date.js';
import { itemsOf } from '../core/event.js';
import { Best } from '../core/best.js';
import { DAY_INDEX_NAME, slugOfPath } from '../core/path.js';
import { scanFile } from '../core/read.js';
import { slugOfTitle } from '../core/slug.js';
import { sourceLink, usualLabel } from '../core/source-item.js';
import { readSourceUrl } from '../core/source-url.js';
import { lineBreakOf } from '../core/text.js';
import { contextWord, sectionHeading } from '../features/context-word.js';
import type { Document, Surroundings } from '../features/document.js';
import { entryText, listOnDay } from './day-index.js';
import { Plan } from './plan.js';

export interface NewEvent {
  readonly date: CalendarDate;
  readonly title: string;
  /** Without a label the outlet is called what the archive calls it, else by its host. */
  readonly sources: readonly { readonly url: string; readonly label?: string }[];
  /** The first is the topic. */
  readonly tags: readonly string[];
  readonly summary?: string;
}

/** An event that may be the same. */
export interface Double {
  readonly path: string;
  /** `has the same slug`. */
  readonly why: string;
}

export interface PlannedEvent {
  readonly path: string;
  readonly edit: ArchiveEdit;
  readonly doubles: readonly Double[];
}

/** How many of the nearest events are looked at for one that shows what events look like here. */
const MOST_MODELS = 20;

/** Refuses a title that gives no name, a source that is no URL, and a file that is there already. */
export function newEvent(wanted: NewEvent, around: Surroundings): PlannedEvent {
  const { date } = wanted;
  const title = wanted.title.replace(/\s+/g, ' ').trim();
  if (title === '') throw new Refusal('The event has no title.');
  if (!isCalendarDate(date)) throw new Refusal(`There is no ${formatDateLabel(date)} in the calendar.`);
  for (const { url } of wanted.sources) {
    if (!readSourceUrl(url))
      throw new Refusal(`"${url}" is no source: it is no address that begins with http:// or https://.`);
  }
  const { archive } = around;
  const model = modelOf(date, around);
  const slug = slugOfTitle(title, isLatin(title) ? 'latin' : 'script');
  if (slug === '')
    throw new Refusal(`No file can be named after "${title}": it holds no letters or digits that a slug could keep.`);
  const folder = formatDatePath(date);
  const path = `news/${folder}/${slug}.md`;
  if (archive.has(path)) throw new Refusal(`There is an event "${path}" already. Give this one another title.`);

  const sources = wanted.sources.map(({ url, label }) => ({ url, label: label ?? usualLabel(url, archive.sources) }));
  const text = eventText({ ...wanted, title, sources }, path, model, around);
  const plan = new Plan();
  plan.create(path, text);
  const written = { path, text, file: scanFile(path, text, around.archive.conventions) };
  if (written.file.kind !== 'event') throw new Refusal(`"${path}" would be no event.`);
  listOnDay(folder, [entryWithTags(written, wanted, model, archive.linkPrefix)], around, plan);
  return {
    path,
    edit: plan.finish(`New event "${title}"`),
    doubles: [...sameSlug(slug, archive), ...sameSource(wanted.sources, archive)],
  };
}

function isLatin(title: string): boolean {
  return !/[^\p{Script=Latin}\P{L}]/u.test(title);
}

/** The nearest event with sources: what a new one looks like here. */
function modelOf(date: CalendarDate, { archive, read }: Surroundings): Document | undefined {
  const near = new Best<FileId>(MOST_MODELS, (a, b) => archive.pathOf(a) < archive.pathOf(b));
  for (const id of archive.eventIds()) near.add(id, -Math.abs(archive.titles.dateOrder(id) - dateOrder(date)));
  for (const { value } of near.entries()) {
    const document = read(archive.pathOf(value));
    if (document?.file.kind === 'event' && itemsOf(document.file, 'sources').length > 0) return document;
  }
  return undefined;
}

function eventText(
  {
    date,
    title,
    sources,
    tags,
    summary,
  }: Omit<NewEvent, 'sources'> & { readonly sources: readonly { url: string; label: string }[] },
  path: string,
  model: Document | undefined,
  { archive }: Surroundings,
): string {
  const lineBreak = lineBreakOf(model?.text ?? '');
  const event = model?.file.kind === 'event' ? model.file : undefined;
  const sourcesHeading =
    event?.sections.find(({ kind }) => kind === 'sources')?.heading.text ?? sectionHeading('sources', event);
  const target = event?.dateHeading?.link?.target;
  const prefix = target && target.kind !== 'malformed' ? target.prefix : archive.linkPrefix;
  const base = path.replace(/\.md$/, '');
  const formats = /^\s*Formats:/.test(model?.text ?? '')
    ? [
        '',
        `Formats: ${['html', 'json', 'xml'].map((kind) => `[${kind.toUpperCase()}](/${base}.${kind})`).join('  ')}  `,
        '',
      ]
    : [];
  const [topic] = tags;
  return [
    ...formats,
    `### [${formatDateLabel(date)}](${prefix}/news/${formatDatePath(date)}/${DAY_INDEX_NAME})`,
    '',
    ...(topic === undefined ? [] : [`##### ${topic}`]),
    `# ${title} `,
    '',
    ...(summary === undefined ? [''] : [summary.trim(), '']),
    '',
    ...(sources.length === 0
      ? []
      : [
          `### ${sourcesHeading}`,
          '',
          ...sources.map(({ url, label }, index) => `${index + 1}. ${sourceLink(label, url)}`),
          '',
        ]),
  ].join(lineBreak);
}

/** A new event has no relations yet that would say its tags; its entry says them where it has no summary. */
function entryWithTags(
  document: Document,
  { tags, summary }: NewEvent,
  model: Document | undefined,
  prefix: string,
): string {
  if (document.file.kind !== 'event') return '';
  const entry = entryText(document.file, document, prefix, document.path);
  const context = `_${contextWord(model ?? document)}: ${tags.join(', ')}_`;
  return summary === undefined && tags.length > 0 ? `${entry}\n${context}` : entry;
}

function sameSlug(slug: string, archive: Archive): readonly Double[] {
  return Array.from(archive.eventIds(), (id) => archive.pathOf(id))
    .filter((path) => slugOfPath(path) === slug)
    .map((path) => ({ path, why: 'has the same slug' }));
}

function sameSource(sources: NewEvent['sources'], archive: Archive): readonly Double[] {
  return sources.flatMap(({ url }) => {
    const source = archive.sources.idOf(url);
    const citing = source === undefined ? [] : archive.sources.citing(source);
    return citing.map((id) => ({ path: archive.pathOf(id), why: `cites ${url} too` }));
  });
}
