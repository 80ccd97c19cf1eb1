/** What a rule is, and what it is given to look at. */
import type { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import type { WrittenDate } from '../core/date.js';
import { readDateLabel, readDatePath } from '../core/date.js';
import type { ArchiveFile, DayIndex, Event, Item, Page } from '../core/event.js';
import { itemsOf } from '../core/event.js';
import { dayFolder, type LinkTarget } from '../core/path.js';
import type { Fix, LostLink, Setting } from '../core/problem.js';
import { lineEndFrom, type Span } from '../core/text.js';

/** A rule is pure and synchronous: it sees one file and the archive, and says what is wrong and where. */
export interface Rule {
  /** The code everywhere: file name, setting, diagnostic code, documentation page. Never reused once released. */
  readonly name: string;
  /** Unless settings say otherwise. */
  readonly severity: Setting;
  /** True when the verdict depends on what other files say, not only on which files there are; see `second-look.ts`. */
  readonly readsContents?: true;
  /** What is wrong, in one line without a full stop: the heading of its page. */
  readonly what: string;
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  /** A sample with the faults marked, `<rule-name>…</rule-name>`; see `example.ts`. */
  readonly wrong: string;
  /** The same, mended; for a rule with a safe fix exactly what the fix makes of it. */
  readonly right: string;
  checkEvent?(this: void, event: Event, subject: EventSubject, report: Report): void;
  checkDayIndex?(this: void, dayIndex: DayIndex, subject: Subject, report: Report): void;
  checkPage?(this: void, page: Page, subject: Subject, report: Report): void;
}

/** Told of each fault. Called, not yielded to: of a hundred thousand files with no fault most of the time went into generators. */
export type Report = (finding: Finding) => void;

/** What a rule says of one fault; `lint` makes a problem of it. */
export interface Finding {
  readonly span: Span;
  /** Both sides, quoted, without a full stop: `Heading says 2005-01-21, folder says 2005-01-20`. */
  readonly message: string;
  readonly related?: readonly RelatedSpan[];
  readonly fixes?: readonly Fix[];
  readonly suggestions?: readonly string[];
  readonly lost?: LostLink | undefined;
}

/** Another place: a span of the same file, or another file as a whole. */
export type RelatedSpan =
  { readonly span: Span; readonly message: string } | { readonly path: string; readonly message: string };

/** One file as rules see it. */
export interface Subject {
  readonly path: string;
  readonly text: string;
  readonly archive: Archive;
  /** The day that the file's folders name; undefined when they are no date. */
  readonly folderDate: WrittenDate | undefined;
  /** The day that the label of the date heading names; undefined when there is none, or it is no date. */
  readonly headingDate: WrittenDate | undefined;
}

export interface EventSubject extends Subject {
  /** The items of all related sections, in order. */
  readonly relations: readonly Relation[];
}

/** A relation with its link already read. */
export interface Relation {
  readonly item: Item;
  /** Undefined for an item without a link. */
  readonly target: LinkTarget | undefined;
  /** The existing event that the link names. */
  readonly resolved: string | undefined;
}

export function subjectOf(path: string, text: string, file: ArchiveFile, archive: Archive): Subject {
  const label = file.kind === 'page' ? undefined : file.dateHeading?.link?.label;
  const headingDate = label && readDateLabel(label.text);
  return { path, text, archive, folderDate: readDatePath(dayFolder(path)), headingDate };
}

/** `targets` as in `LintOptions`. */
export function eventSubjectOf(subject: Subject, event: Event, targets?: readonly FileId[]): EventSubject {
  const { path, text, archive, folderDate, headingDate } = subject;
  let count = 0;
  const resolve = (target: LinkTarget): string | undefined => {
    const id = target.kind === 'event' ? targets?.[count++] : undefined;
    return target.kind === 'event' && id !== undefined && archive.exists(id) ? target.path : archive.resolve(target);
  };
  const relations = itemsOf(event, 'related').map((item): Relation => {
    const target = item.link?.target;
    return { item, target, resolved: target && resolve(target) };
  });
  return { path, text, archive, folderDate, headingDate, relations };
}

/** The first line, without its line break: where problems of a file as a whole are shown. */
export function firstLine(text: string): Span {
  return { start: 0, end: lineEndFrom(text, 0) };
}

/** The date heading of an event or a day index, or the first line where there is none. */
export function dateHeadingSpan(file: ArchiveFile, text: string): Span {
  return (file.kind !== 'page' && file.dateHeading?.content) || firstLine(text);
}
