/**
 * Formatting: sections in the archive's order, items numbered 1, 2, 3, empty lines as the archive's templates have them.
 * Everything else stays, to the last blank.
 */
import { numberingEdits, standsAlone } from '../core/list-edits.js';
import { readAgain } from '../core/read.js';
import { isJoinable, misplacedSections, placingEdits } from '../core/section-order.js';
import { applyEdits, editBetween, type Edit, type Span } from '../core/text.js';
import { blankLineEdits } from './blank-lines.js';
import type { Document } from './document.js';
import { readsAlike } from './reads-alike.js';

/** Edits that belong together: all of them or none. */
type Change = readonly Edit[];

/** One change can make room for another; a text that keeps changing is no event. */
const MOST_ROUNDS = 10;

/** More sections than any event has are not put in order. */
const MOST_MISPLACED = 20;

/** How many characters are read, again and again, to find out which changes a text does not bear: an event has a few thousand. */
const MOST_READ = 1_000_000;

/** The edits of a whole file; formatting the result once more changes nothing. */
export function format(document: Document): readonly Edit[] {
  const budget = { left: MOST_READ };
  const ordered = inOrder(document);
  const edits = bearable(ordered, changesOf(ordered), budget).flat();
  let formatted = edited(ordered, edits);
  for (let round = 1; round < MOST_ROUNDS; round++) {
    const next = inOrder(formatted);
    const again = edited(next, bearable(next, changesOf(next), budget).flat());
    if (again.text === formatted.text) break;
    formatted = again;
  }
  if (formatted.text === document.text) return [];
  const isOneStep = ordered === document && applyEdits(document.text, edits) === formatted.text;
  return isOneStep ? edits : [editBetween(document.text, formatted.text)];
}

/** Those changes of a whole file that lie within a span: sections stay where they are. */
export function formatWithin(document: Document, { start, end }: Span): readonly Edit[] {
  const within = changesOf(document).filter((change) =>
    change.every(({ span }) => start <= span.start && span.end <= end),
  );
  return bearable(document, within, { left: MOST_READ }).flat();
}

/** What each list and each gap needs. */
function changesOf({ file, text }: Document): readonly Change[] {
  // Below an item its number says how far in a line must stand to be its own.
  const lists =
    file.kind === 'event' ? file.sections.filter(({ items }) => items.every((item) => standsAlone(text, item))) : [];
  return [
    ...lists.map(({ items }) => numberingEdits(text, items)),
    ...blankLineEdits(file, text).map((edit) => [edit]),
  ].filter((change) => change.length > 0);
}

/** The document with its sections in order, each kind under one heading, as far as that changes nothing of what is read. */
function inOrder(document: Document): Document {
  let ordered = document;
  for (let moves = 0; moves < MOST_MISPLACED; moves++) {
    const next = nextMove(ordered);
    if (!next) return ordered;
    ordered = next;
  }
  return document;
}

function nextMove(document: Document): Document | undefined {
  const { file, text } = document;
  const misplaced = file.kind === 'event' ? misplacedSections(file.sections) : [];
  if (file.kind !== 'event' || misplaced.length > MOST_MISPLACED) return undefined;
  for (const each of misplaced) {
    if (each.isSecond && !isJoinable(each)) continue;
    const moved = edited(document, placingEdits(text, file, each) ?? []);
    if (moved.text !== text && readsAlike(document, moved)) return moved;
  }
  return undefined;
}

/** As many of the changes as can be made without changing what is read: nearly always all of them. */
function bearable(document: Document, changes: readonly Change[], budget: { left: number }): readonly Change[] {
  const among = (taken: readonly Change[], more: readonly Change[]): readonly Change[] => {
    if (more.length === 0 || budget.left <= 0) return taken;
    budget.left -= document.text.length;
    const all = [...taken, ...more];
    if (readsAlike(document, edited(document, all.flat()))) return all;
    if (more.length === 1) return taken;
    const half = more.length >> 1;
    return among(among(taken, more.slice(0, half)), more.slice(half));
  };
  return among([], changes);
}

function edited(document: Document, edits: readonly Edit[]): Document {
  if (edits.length === 0) return document;
  const { path } = document;
  const text = applyEdits(document.text, edits);
  return { path, text, file: readAgain(path, text, document.file) };
}
