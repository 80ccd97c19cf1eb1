/** Makes one event of two: the kept one takes in what the other says, and whatever leads to the other leads to it. */
import { Refusal, type ArchiveEdit } from '../core/archive-edit.js';
import type { Archive } from '../core/archive.js';
import { addTags } from '../core/context-edits.js';
import type { Item } from '../core/event.js';
import { itemsOf } from '../core/event.js';
import { closeGap, removeItem } from '../core/list-edits.js';
import { dayFolder, dayIndexesOf } from '../core/path.js';
import { readAgain } from '../core/read.js';
import { readSourceUrl } from '../core/source-url.js';
import type { Steps } from '../core/steps.js';
import { applyEdits, editBetween, lineBreakOf, pieceOf, type Edit } from '../core/text.js';
import { contextWord, sectionHeading } from '../features/context-word.js';
import type { Document, EventDocument, Surroundings } from '../features/document.js';
import { pathOfTarget, relationTo } from '../features/find-events.js';
import { addRelation } from './add-relation.js';
import { eventAt, shortTitle } from './event-at.js';
import { mergedChanges } from './changes.js';
import { dayIndexDocuments, entrySpan } from './day-index.js';
import { Plan } from './plan.js';
import { redirect } from './redirect.js';
import { prefixIn } from './relocate.js';
import type { RenameOptions } from './rename.js';

/**
 * The kept event gets the sources, relations, topic and summary of the other one that it has not itself, and lists it among
 * its earlier versions. Relations to the other event lead to the kept one; where an event relates to both, one
 * relation stays, with the tags of both. The other event goes, and so do its entries.
 */
export function* mergeEvents(
  keptPath: string,
  otherPath: string,
  around: Surroundings,
  options: RenameOptions,
): Steps<ArchiveEdit> {
  if (keptPath === otherPath) throw new Refusal('An event cannot be merged with itself.');
  const kept = eventAt(keptPath, around);
  const other = eventAt(otherPath, around);
  const { archive } = around;
  const plan = new Plan();
  const relatesToBoth = new Set<string>();
  for (const { source } of archive.backlinks(otherPath)) {
    const targets = archive.eventById(source)?.relations.map(({ target }) => archive.pathOf(target)) ?? [];
    if (targets.includes(keptPath)) relatesToBoth.add(archive.pathOf(source));
  }
  const isOwnIndex = (file: string): boolean => dayIndexesOf(dayFolder(otherPath)).includes(file);
  const title = kept.file.titles[0]?.text;
  yield* redirect(
    new Map([[otherPath, title === undefined ? { path: keptPath } : { path: keptPath, title }]]),
    around,
    plan,
    (file) => file === keptPath || file === otherPath || relatesToBoth.has(file) || isOwnIndex(file),
  );
  for (const path of relatesToBoth) {
    const document = path === keptPath || path === otherPath ? undefined : around.read(path);
    if (document?.file.kind === 'event')
      planRewrite(plan, document, joinRelations(document, keptPath, otherPath, archive));
    yield;
  }
  planRewrite(plan, kept, mergedText(kept, other, around, options));
  for (const document of dayIndexDocuments(dayFolder(otherPath), around)) {
    const entries = document.file.entries.filter(
      ({ link }) => link.target.kind === 'event' && pathOfTarget(link.target, archive) === otherPath,
    );
    plan.edit(
      document,
      entries.map((entry) => ({ span: entrySpan(document, entry), newText: '' })),
    );
  }
  plan.delete(otherPath);
  return plan.finish(`Merge "${shortTitle(other)}" into "${shortTitle(kept)}"`);
}

function planRewrite(plan: Plan, document: Document, text: string): void {
  plan.edit(document, [editBetween(document.text, text)]);
}

/** The kept event's text with everything that it takes over; one edit after the other, each on what came of those before. */
function mergedText(kept: EventDocument, other: EventDocument, around: Surroundings, options: RenameOptions): string {
  const { archive } = around;
  const steps: readonly ((document: EventDocument) => readonly Edit[])[] = [
    (document) => takeTopic(document, other),
    (document) => takeSummary(document, other),
    (document) => takeSources(document, other),
    ...relationsToTake(kept, other, archive).map(
      ({ path, item }) =>
        (document: EventDocument) =>
          takeRelation(document, path, item, archive),
    ),
    (document) =>
      mergedChanges(document, other, prefixIn(kept.file) ?? archive.linkPrefix, {
        list: options.changes,
        now: options.now,
      }),
  ];
  const alone = withoutRelationsTo(kept, other.path, archive);
  return steps.reduce((document, step) => edited(document, step(document)), alone).text;
}

function edited(document: EventDocument, edits: readonly Edit[]): EventDocument {
  if (edits.length === 0) return document;
  const text = applyEdits(document.text, edits);
  const file = readAgain(document.path, text, document.file);
  return file.kind === 'event' ? { path: document.path, text, file } : document;
}

function takeTopic({ file, text }: EventDocument, { file: { topic } }: EventDocument): readonly Edit[] {
  const title = file.titles[0];
  if (file.topic || !topic || !title) return [];
  const start = text.lastIndexOf('\n', title.start) + 1;
  return [{ span: { start, end: start }, newText: `##### ${topic.text}${lineBreakOf(text)}` }];
}

function takeSummary({ file, text }: EventDocument, { file: { summary } }: EventDocument): readonly Edit[] {
  const title = file.titles[0];
  if (file.summary || !summary || !title) return [];
  const lineBreak = lineBreakOf(text);
  const blank = /^[^\S\r\n]*(?:\r\n?|\n)(?:[^\S\r\n]*(?:\r\n?|\n))?/.exec(text.slice(title.end))?.[0] ?? '';
  const start = title.end + blank.length;
  const gap =
    blank === '' ? lineBreak + lineBreak : blank.trim() === '' && blank.split(lineBreak).length > 2 ? '' : lineBreak;
  return [{ span: { start, end: start }, newText: `${gap}${summary.text}${lineBreak}` }];
}

/** The items that cite what the event does not cite yet, pictures too, behind its own. */
function takeSources({ file, text }: EventDocument, other: EventDocument): readonly Edit[] {
  const keyOf = ({ link }: Item): string | undefined => link && (readSourceUrl(link.url.text)?.key ?? link.url.text);
  const own = itemsOf(file, 'sources');
  const known = new Set(own.map(keyOf));
  const taken = itemsOf(other.file, 'sources').filter((item) => !known.has(keyOf(item)));
  if (taken.length === 0) return [];
  const lineBreak = lineBreakOf(text);
  const section = file.sections.findLast(({ kind }) => kind === 'sources');
  const first = (own.at(-1)?.number?.value ?? own.length) + 1;
  const items = taken.map(({ content }, i) => `${first + i}. ${pieceOf(other.text, content.start, content.end).text}`);
  if (section) {
    const gap = section.items.length === 0 ? lineBreak + lineBreak : lineBreak;
    return [{ span: { start: section.span.end, end: section.span.end }, newText: gap + items.join(lineBreak) }];
  }
  const heading =
    other.file.sections.find(({ kind }) => kind === 'sources')?.heading.text ?? sectionHeading('sources', file);
  const before = file.sections[0]?.span.start ?? text.trimEnd().length;
  const written = [`### ${heading}`, '', ...items].join(lineBreak);
  const isLast = file.sections.length === 0;
  const newText = isLast ? lineBreak + lineBreak + written : written + lineBreak + lineBreak;
  return [{ span: { start: before, end: before }, newText }];
}

function withoutRelationsTo(document: EventDocument, path: string, archive: Archive): EventDocument {
  const item = relationTo(document.file, path, archive);
  const section = item && document.file.sections.find(({ items }) => items.includes(item));
  if (!section) return document;
  const { text } = document;
  const without = [removeItem(text, section, item), ...closeGap(text, section, item)];
  return withoutRelationsTo(edited(document, without), path, archive);
}

/** The other event's relations to third ones, the last first, so that those of one day keep their order. */
function relationsToTake(
  kept: EventDocument,
  other: EventDocument,
  archive: Archive,
): readonly { readonly path: string; readonly item: Item }[] {
  const found = itemsOf(other.file, 'related').flatMap((item) => {
    const target = item.link?.target;
    const path = target?.kind === 'event' ? pathOfTarget(target, archive) : undefined;
    return path === undefined || path === kept.path || path === other.path ? [] : [{ path, item }];
  });
  return found.reverse();
}

function takeRelation(
  document: EventDocument,
  path: string,
  { link, context }: Item,
  archive: Archive,
): readonly Edit[] {
  const tags = tagsOf(context);
  const known = relationTo(document.file, path, archive);
  if (known) return addTags(known, tags, contextWord(document));
  const title = archive.event(path)?.title || (link?.label.text.trim() ?? '');
  return addRelation(document, { path, title, tags }, archive.linkPrefix);
}

function tagsOf(context: Item['context']): readonly string[] {
  return context?.tags.map(({ text }) => text).filter((tag) => tag !== '') ?? [];
}

/** Of an event that relates to both: the relation to the other one goes, and its tags go to that to the kept one. */
function joinRelations(document: Document, keptPath: string, otherPath: string, archive: Archive): string {
  if (document.file.kind !== 'event') return document.text;
  const event = { ...document, file: document.file };
  const other = relationTo(event.file, otherPath, archive);
  const kept = relationTo(event.file, keptPath, archive);
  const joined = other && kept ? edited(event, addTags(kept, tagsOf(other.context), contextWord(event))) : event;
  return withoutRelationsTo(joined, otherPath, archive).text;
}
