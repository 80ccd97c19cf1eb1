/** Edits of a context: tags that it gains, and what is wrong with the way it is written. */
import type { Context, Item } from './event.js';
import { trimmedSpan, type Edit, type Piece, type Span } from './text.js';

/** Those of some tags that an item does not have, each once. */
export function missingTags({ context }: Item, tags: readonly string[]): readonly string[] {
  const known = new Set(['', ...(context?.tags ?? []).map(({ text }) => text)]);
  return [...new Set(tags)].filter((tag) => !known.has(tag));
}

/** The edits that give an item the tags that it does not have; `word` begins its context where it has none yet. */
export function addTags(item: Item, tags: readonly string[], word: string): readonly Edit[] {
  const { content, context } = item;
  const names = missingTags(item, tags).join(', ');
  if (names === '') return [];
  if (!context) return [{ span: { start: content.end, end: content.end }, newText: ` _${word}: ${names}_` }];
  const last = context.tags.findLast(({ text }) => text !== '');
  if (!last) return [{ span: context.body, newText: ` ${names}` }];
  return [{ span: { start: last.end, end: last.end }, newText: `, ${names}` }];
}

/** The edits that close a context and take empty and repeated tags out of it; undefined for one that has no tag at all. */
export function mendContext(text: string, context: Context): readonly Edit[] | undefined {
  const { tags, body, isClosed, span } = context;
  const seen = new Set(['']);
  const kept = tags.map((tag) => seen.size < seen.add(tag.text).size);
  const first = kept.indexOf(true);
  if (first < 0) return undefined;
  const parts = partsOf(text, body);
  const edits: Edit[] = [];
  const { start } = parts[first] ?? body;
  // The blank behind the colon stays where the first tag that is left has none.
  const from = /[ \t]/.test(text.charAt(start)) ? body.start : trimmedSpan(text, body.start, start).start;
  if (first > 0) edits.push({ span: { start: from, end: start }, newText: '' });
  const last = kept.lastIndexOf(true);
  for (const [index, part] of parts.entries()) {
    if (index > first && index < last && !kept[index])
      edits.push({ span: { start: part.start - 1, end: part.end }, newText: '' });
  }
  // Emphasis does not end behind a blank.
  const end = tags[last]?.end ?? body.end;
  if (last < parts.length - 1) edits.push({ span: { start: end, end: body.end }, newText: '' });
  if (!isClosed) edits.push({ span: { start: span.end, end: span.end }, newText: text.charAt(span.start) });
  return edits;
}

/** The edits that take some tags out of a context, each with its comma; something must be left. */
export function takeOutTags({ tags }: Context, isTaken: (tag: Piece) => boolean): readonly Edit[] {
  const edits: Edit[] = [];
  let before: Piece | undefined;
  for (const [index, tag] of tags.entries()) {
    if (!isTaken(tag)) before = tag;
    else if (before) edits.push({ span: { start: before.end, end: tag.end }, newText: '' });
    else edits.push({ span: { start: tag.start, end: tags[index + 1]?.start ?? tag.end }, newText: '' });
  }
  return edits;
}

/** True for a context that has a tag and no other. */
export function isOnlyTag({ tags }: Context, name: string): boolean {
  return tags.some(({ text }) => text === name) && tags.every(({ text }) => text === name || text === '');
}

/** The edits that take a tag out of a context: one that has no other goes, with the blanks or the end of line before it. */
export function removeTag(text: string, context: Context, name: string): readonly Edit[] {
  if (!isOnlyTag(context, name)) return takeOutTags(context, (tag) => tag.text === name);
  const start = text.slice(0, context.span.start).trimEnd().length;
  return [{ span: { start, end: context.span.end }, newText: '' }];
}

/** What stands between the commas. */
function partsOf(text: string, body: Span): readonly Span[] {
  const parts: Span[] = [];
  let { start } = body;
  for (let i = body.start; i <= body.end; i++) {
    if (i < body.end && text[i] !== ',') continue;
    parts.push({ start, end: i });
    start = i + 1;
  }
  return parts;
}
