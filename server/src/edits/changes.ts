/** The *Changes* list of an event whose title or path is corrected: what it was called before is the key for old links to it. */
import type { Event, Item, Link, Section } from '../core/event.js';
import { itemsOf } from '../core/event.js';
import { labelOfTitle } from '../core/label.js';
import { urlOfPath } from '../core/path.js';
import { lineBreakOf, type Edit } from '../core/text.js';
import { sectionHeading } from '../features/context-word.js';
import type { EventDocument } from '../features/document.js';
import { redirectedLink } from './redirect.js';

/** Whether an event's earlier versions are listed: where it has such a list already, always, never. */
export const CHANGES_LISTS = ['whereUsed', 'always', 'never'] as const;

export type ChangesList = (typeof CHANGES_LISTS)[number];

export interface Version {
  readonly path: string;
  readonly title: string;
}

const CURRENT = /\(Current version\)/i;

/** `now` is the time of the correction: when the older version was made nobody wrote down. */
export function changesEdits(
  document: EventDocument,
  before: Version,
  after: Version,
  prefix: string,
  { list, now }: { readonly list: ChangesList; readonly now: Date },
): readonly Edit[] {
  const { file, text } = document;
  const current = currentOf(document);
  if (list === 'never' || (list === 'whereUsed' && !sectionOf(file))) return [];
  // A move that was planned here is told to us again when the editor makes it.
  if (current?.target.kind === 'event' && current.target.path === after.path) return [];
  const isFirst = itemsOf(file, 'changes').every((item) => isCurrent(item, text));
  const link = current ? text.slice(current.span.start, current.span.end) : linkTo(before, prefix);
  return insertVersions(
    document,
    [`${link} _${stampOf(now)} (${isFirst ? 'First version' : 'Update'})_`],
    after,
    prefix,
  );
}

/** Lists the versions of another event, and itself, among the earlier ones of an event that takes it in. */
export function mergedChanges(
  document: EventDocument,
  other: EventDocument,
  prefix: string,
  { list, now }: { readonly list: ChangesList; readonly now: Date },
): readonly Edit[] {
  const isUsed = sectionOf(document.file) !== undefined || sectionOf(other.file) !== undefined;
  if (list === 'never' || (list === 'whereUsed' && !isUsed)) return [];
  const earlier = itemsOf(other.file, 'changes').filter((item) => !isCurrent(item, other.text));
  const older = earlier.map(({ content }) => other.text.slice(content.start, content.end));
  const last = `${linkTo(versionOf(other), prefix)} _${stampOf(now)} (Update)_`;
  return insertVersions(document, [...older, last], versionOf(document), prefix);
}

/** Older versions before the current one, which is listed last and leads to `after`; items as they stand behind their numbers. */
function insertVersions(
  { file, text }: EventDocument,
  older: readonly string[],
  after: Version,
  prefix: string,
): readonly Edit[] {
  const lineBreak = lineBreakOf(text);
  const versions = itemsOf(file, 'changes');
  const current = versions.findLast((item) => isCurrent(item, text) && item.link);
  if (current?.link) {
    const number = current.number?.value;
    const marker = (i: number): string =>
      number === undefined ? text.slice(current.span.start, current.content.start) : `${number + i}. `;
    const lines = older.map((version, i) => marker(i) + version + lineBreak).join('');
    return [
      { span: { start: current.span.start, end: current.span.start }, newText: lines },
      ...(current.number ? [{ span: current.number.span, newText: `${current.number.value + older.length}.` }] : []),
      ...redirectedLink(current.link, prefix, after.path, after.title),
    ];
  }
  const lines = [...older, `${linkTo(after, prefix)} _(Current version)_`]
    .map((version, i) => `${versions.length + 1 + i}. ${version}`)
    .join(lineBreak);
  const section = sectionOf(file);
  if (section) {
    const gap = versions.length > 0 ? lineBreak : lineBreak + lineBreak;
    return [{ span: { start: section.span.end, end: section.span.end }, newText: gap + lines }];
  }
  const blank = lineBreak + lineBreak;
  const related = file.sections.find((each) => each.kind === 'related');
  if (related) {
    const { start } = related.span;
    return [{ span: { start, end: start }, newText: `### ${sectionHeading('changes', file)}${blank}${lines}${blank}` }];
  }
  const end = text.trimEnd().length;
  return [{ span: { start: end, end }, newText: `${blank}### ${sectionHeading('changes', file)}${blank}${lines}` }];
}

function sectionOf({ sections }: Event): Section | undefined {
  return sections.find(({ kind }) => kind === 'changes');
}

/** The link of the version that is the event itself. */
function currentOf({ file, text }: EventDocument): Link | undefined {
  return itemsOf(file, 'changes').findLast((item) => isCurrent(item, text))?.link;
}

function isCurrent({ span }: Item, text: string): boolean {
  return CURRENT.test(text.slice(span.start, span.end));
}

function versionOf({ path, file }: EventDocument): Version {
  return { path, title: file.titles[0]?.text ?? '' };
}

function linkTo({ title, path }: Version, prefix: string): string {
  return `[${labelOfTitle(title)} ](${urlOfPath(prefix, path)})`;
}

/** `2018-03-15 23:30:07`, in UTC as the archive writes it. */
function stampOf(now: Date): string {
  return now.toISOString().slice(0, 19).replace('T', ' ');
}
