/** Points every link to some events or day indexes elsewhere, across the archive. */
import type { Archive } from '../core/archive.js';
import type { ArchiveFile, Link } from '../core/event.js';
import { itemsOf } from '../core/event.js';
import { labelLike } from '../core/label.js';
import { dayFolder, kindOfPath, plainSpelling, readLink, urlOfPath } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import type { Edit } from '../core/text.js';
import type { Document, Surroundings } from '../features/document.js';
import { pathOfTarget } from '../features/find-events.js';
import type { Plan } from './plan.js';

/** Where links to a file should lead from now on. */
export interface Destination {
  readonly path: string;
  /** What relations and entries should call it; undefined: what they call it now. */
  readonly title?: string;
}

/** Asked for each link, with its file and the path that it leads to: true for one that stays as it is. */
export type IsLeftOut = (file: string, target: string, link: Link) => boolean;

/** How many paths are looked at between two steps: a fraction of a millisecond's work. */
const PATHS_IN_A_STEP = 1000;

/**
 * Plans new links and labels in every relation, day index and page that leads to a key of `destinations`, which need not
 * exist. *Changes* lists stay: they are history.
 */
export function* redirect(
  destinations: ReadonlyMap<string, Destination>,
  around: Surroundings,
  plan: Plan,
  isLeftOut: IsLeftOut = () => false,
): Steps<void> {
  for (const path of yield* referrers(destinations.keys(), around.archive)) {
    const document = around.archive.has(path) ? around.read(path) : undefined;
    if (document) plan.edit(document, linkEdits(document, destinations, around.archive, isLeftOut));
    yield;
  }
}

/** The files that may lead to the paths: events that relate to them, day indexes that list them, and all pages, which are few. */
function* referrers(paths: Iterable<string>, archive: Archive): Steps<ReadonlySet<string>> {
  const files = new Set<string>();
  for (const path of paths) {
    for (const { source } of archive.backlinks(path)) files.add(archive.pathOf(source));
    for (const dayIndex of archive.listedBy(path)) files.add(dayIndex);
    for (const file of isLinkable(path) ? [] : filesAround(path, archive)) files.add(file);
    yield;
  }
  let seen = 0;
  for (const path of archive.paths()) {
    if (kindOfPath(path) === 'page') files.add(path);
    if (++seen % PATHS_IN_A_STEP === 0) yield;
  }
  return files;
}

function isLinkable(path: string): boolean {
  return readLink(`/${path}`).kind !== 'malformed';
}

/**
 * The index remembers no link into a folder such as `2015/3/07`. They stand in the files around, if anywhere, and in the
 * events that those relate to; elsewhere the rule `malformed-relation` has a safe fix for them.
 */
function* filesAround(path: string, archive: Archive): Generator<string> {
  for (const file of archive.pathsBelow(`news/${dayFolder(path)}`)) {
    yield file;
    for (const { target } of archive.event(file)?.relations ?? []) yield archive.pathOf(target);
  }
}

function linkEdits(
  { path, file }: Document,
  destinations: ReadonlyMap<string, Destination>,
  archive: Archive,
  isLeftOut: IsLeftOut,
): readonly Edit[] {
  return linksOf(file).flatMap((link) => {
    const { prefix, path: target } = whereLinked(link, archive);
    const destination = destinations.get(target);
    if (!destination || isLeftOut(path, target, link)) return [];
    // A page calls an event what it likes.
    const title = file.kind === 'page' ? undefined : destination.title;
    return redirectedLink(link, prefix, destination.path, title);
  });
}

/** The path that a link leads to, also into a folder that no sound link could name, such as `2015/3/07`; empty for one out of `news/`. */
export function whereLinked(
  { url, target }: Link,
  archive: Archive,
): { readonly prefix: string; readonly path: string } {
  if (target.kind !== 'malformed') return { prefix: target.prefix, path: pathOfTarget(target, archive) };
  const [, prefix = '', path = ''] = /^((?:\/[^/]+){0,2}?)\/(news\/.*)$/.exec(url.text) ?? [];
  return { prefix, path: plainSpelling(path) };
}

/** The edits that make a link lead to another file; one that leads there already keeps its spelling. */
export function redirectedLink(link: Link, prefix: string, path: string, title: string | undefined): readonly Edit[] {
  const isThere = link.target.kind !== 'malformed' && link.target.path === path && link.target.prefix === prefix;
  return [
    ...(title === undefined ? [] : [{ span: link.label, newText: labelLike(link.label.text, title) }]),
    ...(isThere ? [] : [{ span: link.url, newText: urlOfPath(prefix, path) }]),
  ];
}

function linksOf(file: ArchiveFile): readonly Link[] {
  if (file.kind === 'page') return file.links;
  const places = file.kind === 'event' ? itemsOf(file, 'related') : file.entries;
  return places.flatMap(({ link }) => link ?? []);
}
