/** From text to model: the one place that knows what the blocks of an event, a day index and a page mean. */
import type { Block } from './blocks.js';
import { NO_CONVENTIONS, type Conventions } from './config.js';
import type { ArchiveFile, DateHeading, DayIndex, Entry, Event, Item, Link, Section, SectionKind } from './event.js';
import { parseBlocks } from './parse.js';
import { kindOfPath } from './path.js';
import { readContext, readLinkAt, readLinksAfter } from './read-item.js';
import { scanBlocks } from './scan.js';
import { isTame } from './tame.js';
import { isDigit, pieceOf, trimmedSpan, type Piece, type Span } from './text.js';

/** The words of section headings, without their colon, in lower case. */
const SECTION_WORDS: ReadonlyMap<string, SectionKind> = new Map([
  ['source', 'sources'],
  ['sources', 'sources'],
  ['信息来源', 'sources'],
  ['信息來源', 'sources'],
  ['change', 'changes'],
  ['changes', 'changes'],
  ['更改', 'changes'],
  ['related', 'related'],
  ['有关', 'related'],
  ['有關', 'related'],
]);

const SECTION_KINDS: readonly SectionKind[] = ['sources', 'changes', 'related'];

/** Reads a file fast, for the index and the command line. Never throws: text that is no event gives an empty one. */
export function scanFile(path: string, text: string, conventions = NO_CONVENTIONS): ArchiveFile {
  return fileOf(path, text, scanBlocks(text) ?? parseOrScanLeniently(text), conventions);
}

/** Reads a text that has taken the place of another, by the same conventions. */
export function readAgain(path: string, text: string, before: ArchiveFile): ArchiveFile {
  return scanFile(path, text, before.kind === 'event' ? before.conventions : NO_CONVENTIONS);
}

/** Reads an open document by the CommonMark parser; a test holds the result equal to `scanFile`'s. */
export function parseFile(path: string, text: string, conventions = NO_CONVENTIONS): ArchiveFile {
  return fileOf(path, text, parseOrScanLeniently(text), conventions);
}

function parseOrScanLeniently(text: string): readonly Block[] {
  if (isTame(text)) {
    try {
      return parseBlocks(text);
    } catch {
      // Nesting that exhausts the parser's stack: no event is written like that, and reading must not fail.
    }
  }
  return scanBlocks(text, true) ?? [];
}

function fileOf(path: string, text: string, blocks: readonly Block[], conventions: Conventions): ArchiveFile {
  const kind = kindOfPath(path);
  if (kind === 'event') return eventOf(text, blocks, conventions);
  return kind === 'day-index' ? dayIndexOf(text, blocks) : { kind: 'page', links: linksOf(text, blocks) };
}

/** Its items are read when somebody asks for them: the index wants no sources. */
class ReadSection implements Section {
  readonly kind: SectionKind;
  readonly heading: Piece;
  readonly span: { readonly start: number; end: number };
  readonly #text: string;
  readonly #blocks: ItemBlock[] = [];
  #items: readonly Item[] | undefined;
  #next: number;

  constructor(text: string, kind: SectionKind, heading: Piece, { start, end }: Span) {
    this.#text = text;
    this.kind = kind;
    this.heading = heading;
    this.span = { start, end };
    this.#next = text.length;
  }

  get extent(): Span {
    return { start: this.span.start, end: trimmedSpan(this.#text, this.span.start, this.#next).end };
  }

  get items(): readonly Item[] {
    return (this.#items ??= this.#blocks.map((block) => itemOf(this.#text, block, this.kind)));
  }

  /** Another item, while the section is being gathered. */
  add(block: ItemBlock): void {
    this.#blocks.push(block);
    this.span.end = block.span.end;
  }

  /** Nothing from an offset on belongs to it any more. */
  endBefore(offset: number): void {
    this.#next = offset;
  }
}

type ItemBlock = Block & { readonly kind: 'item' };

function eventOf(text: string, blocks: readonly Block[], conventions: Conventions): Event {
  let dateHeading: DateHeading | undefined;
  let topic: Piece | undefined;
  let summary: Piece | undefined;
  const titles: Piece[] = [];
  const sections: Section[] = [];
  let section: ReadSection | undefined;
  let isBelowTitle = false;

  let next = 0;
  for (const block of blocks) {
    next++;
    if (block.kind === 'item') {
      if (!section) continue;
      section.add(block);
      continue;
    }
    const piece = pieceOf(text, block.content.start, block.content.end);
    if (block.kind === 'paragraph') {
      if (isBelowTitle) summary ??= piece;
      isBelowTitle = false;
      continue;
    }
    isBelowTitle = false;
    if (block.depth === 1) {
      titles.push(piece);
      isBelowTitle = summary === undefined;
      section?.endBefore(block.span.start);
      section = undefined;
      continue;
    }
    const kind =
      sectionKind(piece.text, conventions) ?? (titles.length > 0 ? kindByFirstItem(text, blocks[next]) : undefined);
    if (kind) {
      section?.endBefore(block.span.start);
      section = new ReadSection(text, kind, piece, block.span);
      sections.push(section);
    } else if (block.depth === 5 && titles.length === 0) {
      topic ??= piece;
    } else if (!dateHeading && titles.length === 0 && sections.length === 0) {
      dateHeading = dateHeadingOf(text, piece);
    } else {
      section?.endBefore(block.span.start);
      section = undefined;
    }
  }
  return { kind: 'event', dateHeading, topic, titles, summary, sections, conventions };
}

function dayIndexOf(text: string, blocks: readonly Block[]): DayIndex {
  let dateHeading: DateHeading | undefined;
  let previousDay: Link | undefined;
  let topic: Block | undefined;
  const entries: Entry[] = [];
  let isInEntry = false;

  for (const block of blocks) {
    const piece = pieceOf(text, block.content.start, block.content.end);
    if (block.kind !== 'heading') {
      const entry = entries.at(-1);
      if (isInEntry && entry && block.kind === 'paragraph')
        entries[entries.length - 1] = extendEntry(text, entry, block);
      continue;
    }
    isInEntry = false;
    if (block.depth === 5) {
      topic = block;
      continue;
    }
    const link = readLinkAt(text, piece.start, piece.end);
    if (!dateHeading && entries.length === 0 && block.depth <= 2) {
      dateHeading = { content: piece, link };
    } else if (link && block.depth <= 2) {
      previousDay = link;
    } else if (link) {
      const topicPiece = topic && pieceOf(text, topic.content.start, topic.content.end);
      const span = { start: (topic ?? block).span.start, end: block.span.end };
      entries.push({ topic: topicPiece, content: piece, link, context: undefined, summary: undefined, span });
      isInEntry = true;
    }
    topic = undefined;
  }
  return { kind: 'day-index', dateHeading, entries, previousDay };
}

function extendEntry(text: string, entry: Entry, block: Block): Entry {
  const { start, end } = block.content;
  const span = { start: entry.span.start, end };
  const context = entry.context ?? readContext(text, start, end);
  if (context !== entry.context) return { ...entry, context, span };
  return { ...entry, summary: entry.summary ?? pieceOf(text, start, end), span };
}

/** Links into `/news/` anywhere in the prose of a page, whatever stands around them. */
function linksOf(text: string, blocks: readonly Block[]): readonly Link[] {
  return blocks.flatMap(({ content }) =>
    readLinksAfter(text, content.start, content.end).filter(({ url }) => /^(?:\/[^/]+){0,2}\/news\//.test(url.text)),
  );
}

function dateHeadingOf(text: string, content: Piece): DateHeading {
  return { content, link: readLinkAt(text, content.start, content.end) };
}

function itemOf(text: string, block: ItemBlock, kind: SectionKind): Item {
  const { span, content } = block;
  const link = readLinkAt(text, content.start, content.end);
  const rest = link ? link.span.end : content.start;
  let numberEnd = span.start;
  while (isDigit(text.charCodeAt(numberEnd))) numberEnd++;
  return {
    number:
      block.number === undefined ? undefined : { value: block.number, span: { start: span.start, end: numberEnd + 1 } },
    span,
    content,
    link,
    furtherLinks: link && kind === 'sources' ? readLinksAfter(text, rest, content.end) : [],
    context: kind === 'related' ? readContext(text, rest, content.end) : undefined,
  };
}

/** What a section with an unknown heading holds, in an archive of another language or below a misspelt word. */
function kindByFirstItem(text: string, block: Block | undefined): SectionKind | undefined {
  if (block?.kind !== 'item') return undefined;
  const { link, context } = itemOf(text, block, 'related');
  if (link && /^https?:/i.test(link.url.text)) return 'sources';
  return context && link?.url.text.startsWith('/') ? 'related' : undefined;
}

/** True for a heading that every archive uses for a section, whatever stands below it. */
export function isSectionWord(heading: string): boolean {
  return sectionKind(heading, NO_CONVENTIONS) !== undefined;
}

function sectionKind(heading: string, { sections }: Conventions): SectionKind | undefined {
  const trimmed = heading.trimEnd();
  const word = (/[:：]$/.test(trimmed) ? trimmed.slice(0, -1).trimEnd() : trimmed).toLowerCase();
  const kind = SECTION_WORDS.get(word);
  if (kind) return kind;
  for (const own of SECTION_KINDS) if (sections[own]?.some((each) => each.toLowerCase() === word)) return own;
  return undefined;
}
