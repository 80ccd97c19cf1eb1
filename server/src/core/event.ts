/** The model: what a file of the archive says, each part with the place it comes from. */
import type { Conventions } from './config.js';
import type { LinkTarget } from './path.js';
import type { Piece, Span } from './text.js';

/** `[label](link)`. */
export interface Link {
  /** `Reuters`, exactly as written between the brackets. */
  readonly label: Piece;
  /** `http://host/path` or `/news/2012/05/1/slug.md`, without parentheses, angle brackets or a quoted title. */
  readonly url: Piece;
  /** Where the address leads in the archive; `malformed` for one that leads elsewhere, such as a source's. */
  readonly target: LinkTarget;
  /** From `[` to `)`. */
  readonly span: Span;
}

/** `_Context: Bamako, Mali_`. */
export interface Context {
  /** `Context`, `消息`. */
  readonly keyword: Piece;
  /** `Bamako`, `Mali`: trimmed, in order, an empty one where two commas meet. */
  readonly tags: readonly Piece[];
  /** Between the colon and the closing underscore (or the end of the item): where tags are typed. */
  readonly body: Span;
  readonly isClosed: boolean;
  readonly span: Span;
}

/** A numbered item of a section: a source, a change or a relation. */
export interface Item {
  /** `3.`; undefined for an item with a bullet. */
  readonly number: { readonly value: number; readonly span: Span } | undefined;
  /** From its number to the end of its text. */
  readonly span: Span;
  /** Its text without the number. */
  readonly content: Span;
  readonly link: Link | undefined;
  /** What follows the first link on a source's line, such as `[IMG](https://…jpg)`. */
  readonly furtherLinks: readonly Link[];
  /** Only under a related section. */
  readonly context: Context | undefined;
}

export type SectionKind = 'sources' | 'changes' | 'related';

/** `### Sources:` with its items. */
export interface Section {
  readonly kind: SectionKind;
  /** `Sources:`. */
  readonly heading: Piece;
  readonly items: readonly Item[];
  /** From the heading to the end of its last item. */
  readonly span: Span;
  /** From the heading to the end of the last line before the next heading: what else was written there goes with the section. */
  readonly extent: Span;
}

/** `### [2012-03-22](/news/2012/03/22/index.md)`. */
export interface DateHeading {
  /** The heading's text without its `#` signs. */
  readonly content: Piece;
  readonly link: Link | undefined;
}

/** `news/YYYY/MM/D/slug.md`. */
export interface Event {
  readonly kind: 'event';
  readonly dateHeading: DateHeading | undefined;
  /** `Bamako`, from `##### Bamako`. */
  readonly topic: Piece | undefined;
  /** Every `# …` line; a sound event has one. */
  readonly titles: readonly Piece[];
  /** The first paragraph below the title. */
  readonly summary: Piece | undefined;
  readonly sections: readonly Section[];
  /** By which it was read. */
  readonly conventions: Conventions;
}

/** `### [Title ](/news/2012/05/1/slug.md)` in a day index, with what stands around it. */
export interface Entry {
  readonly topic: Piece | undefined;
  /** The heading's text without its `#` signs. */
  readonly content: Piece;
  readonly link: Link;
  readonly context: Context | undefined;
  readonly summary: Piece | undefined;
  /** From its topic (or heading) to the end of its last line. */
  readonly span: Span;
}

/** `news/YYYY/MM/D/index.md`, or its twin `README.md`. */
export interface DayIndex {
  readonly kind: 'day-index';
  readonly dateHeading: DateHeading | undefined;
  readonly entries: readonly Entry[];
  /** `[Previous Day...](/news/2012/04/30/index.md)`. */
  readonly previousDay: Link | undefined;
}

/** Ordinary Markdown that belongs to the archive; only its links into `/news/` matter. */
export interface Page {
  readonly kind: 'page';
  readonly links: readonly Link[];
}

export type ArchiveFile = Event | DayIndex | Page;

/** The links of an item, the first one first; only a source has more than one. */
export function linksOf({ link, furtherLinks }: Item): readonly Link[] {
  return link ? [link, ...furtherLinks] : furtherLinks;
}

export function itemsOf(event: Event, kind: SectionKind): readonly Item[] {
  const sections = event.sections.filter((section) => section.kind === kind);
  return sections.length === 1 && sections[0] ? sections[0].items : sections.flatMap(({ items }) => items);
}
