/** Points every link to some events elsewhere, across the archive. */
import type { Archive } from '../core/archive.js';
import type { ArchiveFile, Link } from '../core/event.js';
import { itemsOf } from '../core/event.js';
import { labelLike } from '../core/label.js';
import { dayFolder, dayIndexesOf, kindOfPath, urlOfPath } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import type { Edit } from '../core/text.js';
import type { Document, Surroundings } from '../features/document.js';
import { pathOfTarget } from '../features/find-events.js';
import type { Plan } from './plan.js';

/** Where links to an event should lead from now on. */
export interface Destination {
  readonly path: string;
  /** What relations and entries should call it; undefined: what they call it now. */
  readonly title?: string;
}

/**
 * Plans new links and labels in every relation, day index and page that leads to a key of `destinations`, which need not
 * exist. *Changes* lists stay: they are history. `isLeftOut` is asked for each link's file and the path it leads to.
 */
export function* redirect(
  destinations: ReadonlyMap<string, Destination>,
  around: Surroundings,
  plan: Plan,
  isLeftOut: (file: string, target: string) => boolean = () => false,
): Steps<void> {
  for (const path of referrers(destinations.keys(), around.archive)) {
    const document = around.archive.has(path) ? around.read(path) : undefined;
    if (document) plan.edit(document, linkEdits(document, destinations, around.archive, isLeftOut));
    yield;
  }
}

/** The files that may lead to the paths: events that relate to them, the indexes of their days, and all pages, which are few. */
function referrers(paths: Iterable<string>, archive: Archive): ReadonlySet<string> {
  const files = new Set<string>();
  for (const path of paths) {
    for (const { source } of archive.backlinks(path)) files.add(archive.pathOf(source));
    for (const dayIndex of dayIndexesOf(dayFolder(path))) files.add(dayIndex);
  }
  for (const path of archive.paths()) if (kindOfPath(path) === 'page') files.add(path);
  return files;
}

function linkEdits(
  { path, file }: Document,
  destinations: ReadonlyMap<string, Destination>,
  archive: Archive,
  isLeftOut: (file: string, target: string) => boolean,
): readonly Edit[] {
  return linksOf(file).flatMap((link) => {
    if (link.target.kind !== 'event') return [];
    const target = pathOfTarget(link.target, archive);
    const destination = destinations.get(target);
    if (!destination || isLeftOut(path, target)) return [];
    // A page calls an event what it likes.
    const title = file.kind === 'page' ? undefined : destination.title;
    return redirectedLink(link, link.target.prefix, destination.path, title);
  });
}

/** The edits that make a link lead to another event; one that leads there already keeps its spelling. */
export function redirectedLink(link: Link, prefix: string, path: string, title: string | undefined): readonly Edit[] {
  const isThere = link.target.kind === 'event' && link.target.path === path && link.target.prefix === prefix;
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
