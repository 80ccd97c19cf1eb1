/** Completion of a context tag: what the two events share, ranked, fitted to what is typed and where. */
import type { Event, Item } from '../core/event.js';
import { foldSearch } from '../core/fold.js';
import type { Span } from '../core/text.js';
import type { Completion } from './completion.js';
import type { Document, Surroundings } from './document.js';
import { contextWord } from './context-word.js';
import { rankTags, type RankedTag } from './rank-tags.js';

/** More would only be scrolled past; with every further letter the list is asked for again. */
const MOST_TAGS = 100;

/** Where a tag is asked for: inside an existing context, or behind the link of an item that has none yet. */
export type TagPlace =
  { readonly within: Span; readonly offset: number } | { readonly after: number; readonly offset: number };

export function completeTag(
  document: Document,
  event: Event,
  item: Item,
  place: TagPlace,
  around: Surroundings,
): readonly Completion[] | undefined {
  const { text } = document;
  const { offset } = place;
  if ('after' in place) {
    const typed = text.slice(place.after, offset).trimStart();
    const opening = `_${contextWord(document)}:`;
    if (!opening.toLowerCase().startsWith(typed.toLowerCase())) return undefined;
    const span = { start: place.after, end: offset };
    return candidates('', [], event, item, document, around).map((tag) =>
      completionOf(tag, span, ` ${opening} ${tag.name}_`),
    );
  }
  const span = tagSpan(text, place.within, offset);
  const others = (item.context?.tags ?? []).filter((tag) => tag.start !== span.start).map((tag) => tag.text);
  // Behind a comma or colon the space that belongs there is written along.
  const gap = /[,:：]/.test(text[span.start - 1] ?? '') ? ' ' : '';
  const typed = text.slice(span.start, offset);
  return candidates(typed, others, event, item, document, around).map((tag) => completionOf(tag, span, gap + tag.name));
}

function candidates(
  typed: string,
  others: readonly string[],
  event: Event,
  item: Item,
  { path }: Document,
  { archive }: Surroundings,
): readonly RankedTag[] {
  const ranked = rankTags(event, path, item, archive).filter(({ name }) => !others.includes(name));
  const wanted = foldSearch(typed.trim());
  if (wanted === '') return ranked.slice(0, MOST_TAGS);
  const fitting = ranked.map((tag) => ({ tag, fit: fitOf(foldSearch(tag.name), wanted) })).filter(({ fit }) => fit > 0);
  // The sort is stable: among tags that fit equally well the ranking stands.
  return fitting
    .sort((a, b) => b.fit - a.fit)
    .slice(0, MOST_TAGS)
    .map(({ tag }) => tag);
}

/** 3: begins so, 2: a word of it begins so, 1: contains it, 0: neither. */
function fitOf(name: string, wanted: string): number {
  const at = name.indexOf(wanted);
  if (at <= 0) return at === 0 ? 3 : 0;
  return name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) ? 2 : 1;
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

function completionOf({ name, reason }: RankedTag, span: Span, newText: string): Completion {
  return { label: name, detail: reason, kind: 'tag', span, newText, isSnippet: false };
}
