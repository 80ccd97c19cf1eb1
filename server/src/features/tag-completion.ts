/** Completion of a context tag: what the two events share, ranked, fitted to what is typed and where. */
import type { Archive } from '../core/archive.js';
import { itemsOf, type Event, type Item } from '../core/event.js';
import { foldSearch } from '../core/fold.js';
import type { Span } from '../core/text.js';
import type { Completion } from './completion.js';
import { contextWord } from './context-word.js';
import type { Document, Surroundings } from './document.js';
import { pathOfTarget } from './find-events.js';
import { eventTextOf, rankTags, type EventText, type RankedTag, type TagSource } from './rank-tags.js';
import { escapeSnippet } from './snippet.js';

/** More would only be scrolled past; with every further letter the list is asked for again. */
const MOST_TAGS = 100;

/** How many of the archive's most used tags are offered where nothing is typed, whatever speaks for them. */
const MOST_USED_TAGS = 50;

/** Completions for the tag that the cursor is in, between two commas of an item's context. */
export function completeTag(
  document: Document,
  event: Event,
  item: Item,
  body: Span,
  offset: number,
  { archive }: Surroundings,
): readonly Completion[] {
  const span = tagSpan(document.text, body, offset);
  const others = (item.context?.tags ?? []).filter((tag) => tag.start !== span.start).map((tag) => tag.text);
  // Behind a comma or colon the space that belongs there is written along.
  const gap = /[,:：]/.test(document.text[span.start - 1] ?? '') ? ' ' : '';
  const mark = document.text.charAt(item.context?.span.start ?? 0);
  const typed = document.text.slice(span.start, offset);
  const tags = candidates(typed, document, event, item, archive).filter(({ name }) => !others.includes(name));
  // An unclosed context is closed behind its last tag; the cursor stays before the mark, where the next comma goes.
  const isOpenEnd = item.context?.isClosed === false && span.end === body.end;
  const newText = (name: string): string => (isOpenEnd ? `${gap}${escapeSnippet(name)}$0${mark}` : gap + name);
  return tags
    .slice(0, MOST_TAGS)
    .map((tag) => ({ ...completionOf(tag, span, newText(tag.name)), isSnippet: isOpenEnd }));
}

/** Completions for a whole context, behind the link of an item that has none; undefined where something else is typed. */
export function completeContext(
  document: Document,
  event: Event,
  item: Item,
  linkEnd: number,
  offset: number,
  { archive }: Surroundings,
): readonly Completion[] | undefined {
  const typed = document.text.slice(linkEnd, offset).trimStart();
  const opening = `_${contextWord(document)}:`;
  if (!opening.toLowerCase().startsWith(typed.toLowerCase())) return undefined;
  const span = { start: linkEnd, end: offset };
  const tags = candidates('', document, event, item, archive).slice(0, MOST_TAGS);
  return tags.map((tag) => completionOf(tag, span, ` ${opening} ${tag.name}_`));
}

function candidates(
  typed: string,
  { path }: Document,
  event: Event,
  item: Item,
  archive: Archive,
): readonly RankedTag[] {
  const wanted = foldSearch(typed.trim());
  const otherItems = itemsOf(event, 'related').filter((other) => other !== item);
  const ranked = rankTags(
    {
      event: eventTextOf(path, event),
      others: otherItems.map(tagsOf),
      target: targetText(item, archive),
      extra: extraTags(wanted, item, archive),
    },
    tagSource(item, archive),
  );
  if (wanted === '') return ranked;
  const fitting = ranked.map((tag) => ({ tag, fit: fitOf(foldSearch(tag.name), wanted) })).filter(({ fit }) => fit > 0);
  // The sort is stable: among tags that fit equally well the ranking stands, but for names that are none yet.
  return fitting.sort((a, b) => b.fit - a.fit || Number(b.tag.isUsed) - Number(a.tag.isUsed)).map(({ tag }) => tag);
}

/** 3: begins so, 2: a word of it begins so, 1: contains it, 0: neither. */
function fitOf(name: string, wanted: string): number {
  const at = name.indexOf(wanted);
  if (at <= 0) return at === 0 ? 3 : 0;
  return name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) ? 2 : 1;
}

/** Tags worth offering although nothing else speaks for them. */
function extraTags(wanted: string, item: Item, archive: Archive): readonly string[] {
  const { tags } = archive;
  const uses = usesWithout(item, archive);
  const ids = [...tags.inUse()].filter((id) => uses(tags.name(id)) > 0);
  const fitting = wanted === '' ? ids : ids.filter((id) => fitOf(foldSearch(tags.name(id)), wanted) > 0);
  fitting.sort((a, b) => tags.uses(b) - tags.uses(a) || (tags.name(a) < tags.name(b) ? -1 : 1));
  return fitting.slice(0, wanted === '' ? MOST_USED_TAGS : MOST_TAGS).map((id) => tags.name(id));
}

function tagSource(item: Item, archive: Archive): TagSource {
  const names = (ids: readonly number[]): readonly string[] => ids.map((id) => archive.tags.name(id));
  return {
    uses: usesWithout(item, archive),
    relationTags: (path) => (archive.event(path)?.relations ?? []).map(({ tags }) => names(tags)),
    backlinkTags: (path, except) => {
      const exceptId = archive.idOf(except);
      return archive.backlinks(path).flatMap(({ source, tags }) => (source === exceptId ? [] : [names(tags)]));
    },
    namesIn: (text) => archive.namesIn(text),
  };
}

/** The index counts the tags of the open document's relations to events, half-typed ones included; the item asked about must not count. */
function usesWithout(item: Item, { tags }: Archive): (name: string) => number {
  const own = new Set(item.link?.target.kind === 'event' ? tagsOf(item) : []);
  return (name) => tags.usesOf(name) - (own.has(name) ? 1 : 0);
}

/** The target as far as it is known: from the archive, and from the item's label, which is all there is of an event elsewhere. */
function targetText({ link }: Item, archive: Archive): EventText {
  const path = link && link.target.kind !== 'malformed' ? pathOfTarget(link.target, archive) : '';
  const entry = archive.event(path);
  const label = link?.label.text.trim() ?? '';
  const title = entry && entry.title !== label ? `${entry.title}\n${label}` : label;
  return { path, title, topic: entry?.topic ?? '', summary: '' };
}

function tagsOf({ context }: Item): readonly string[] {
  return (context?.tags ?? []).map((tag) => tag.text).filter((tag) => tag !== '');
}

/** The tag that the cursor is in, between two commas and without the spaces around it; empty where none is typed yet. */
function tagSpan(text: string, body: Span, offset: number): Span {
  let start = offset;
  while (start > body.start && text[start - 1] !== ',') start--;
  let end = offset;
  while (end < body.end && text[end] !== ',') end++;
  while (start < offset && text[start] === ' ') start++;
  while (end > offset && text[end - 1] === ' ') end--;
  return { start, end };
}

function completionOf({ name, reasons }: RankedTag, span: Span, newText: string): Completion {
  return {
    label: name,
    detail: reasons[0] ?? '',
    documentation: reasons.join('\n'),
    kind: 'tag',
    span,
    newText,
    isSnippet: false,
  };
}
