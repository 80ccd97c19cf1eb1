/** Repairs what still leads to where events were before somebody moved them: with Git, by a script, in a file manager. */
import type { ArchiveEdit } from '../core/archive-edit.js';
import type { Archive } from '../core/archive.js';
import { counted } from '../core/counted.js';
import { plainText } from '../core/fold.js';
import { dayFolder, dayIndexesOf, kindOfPath } from '../core/path.js';
import type { Steps } from '../core/steps.js';
import type { Surroundings } from '../features/document.js';
import type { Relocation } from './moving.js';
import { eventsMoved, type Move } from './pair-moves.js';
import { whereLinked, type IsLeftOut } from './redirect.js';
import { relocate } from './relocate.js';
import type { RenameOptions } from './rename.js';

/** What leads to where events were. */
export interface LeftBehind {
  /** How many of the moved events it concerns. */
  readonly events: number;
  /** Relations, entries of day indexes, links of pages. */
  readonly links: number;
  /** In so many files. */
  readonly files: number;
}

const PATHS_IN_A_STEP = 1000;

/** Of moves to nothing's place: told by the index, and by pages, which are few. */
export function* leftBehind(moves: readonly Move[], { archive, read }: Surroundings): Steps<LeftBehind> {
  const moved = new Map(moves.map(({ from, to }) => [from.path, to.path]));
  const [events, files] = [new Set<string>(), new Set<string>()];
  let links = 0;
  const count = (path: string, file: string): void => {
    events.add(moved.get(path) ?? path);
    files.add(file);
    links++;
  };
  for (const path of moved.keys()) {
    for (const { source } of archive.backlinks(path)) count(path, archive.pathOf(source));
    for (const dayIndex of archive.listedBy(path)) count(path, dayIndex);
    yield;
  }
  let seen = 0;
  for (const file of archive.paths()) {
    const page = kindOfPath(file) === 'page' ? read(file)?.file : undefined;
    const targets = page?.kind === 'page' ? page.links.map((link) => whereLinked(link, archive).path) : [];
    for (const path of targets) if (moved.has(path)) count(path, file);
    if (++seen % PATHS_IN_A_STEP === 0) yield;
  }
  return { events: events.size, links, files: files.size };
}

/**
 * The links to all of them, their entries in day indexes, their date headings and *Changes*, in one change. Where the files
 * of a whole day went to another one, its index went with them.
 */
export function* repairMoves(moves: readonly Move[], around: Surroundings, options: RenameOptions): Steps<ArchiveEdit> {
  const { archive } = around;
  const relocations = moves.map(({ from, to }): Relocation => {
    // Labels follow a title that was changed along with the path, and stay as they are otherwise.
    const isRetitled = from.title !== to.title && to.title !== '';
    const titles = isRetitled ? { title: to.title, oldTitle: from.title } : {};
    return { path: from.path, to: to.path, ...titles };
  });
  const count = eventsMoved(moves);
  const title = `Repair the links to ${counted(count, 'moved event', 'moved events')}`;
  const isLeftOut = othersLinks(moves, archive);
  return yield* relocate([...relocations, ...movedIndexes(moves, archive)], around, {
    ...options,
    title,
    moved: 'already',
    isLeftOut,
  });
}

/** The indexes that are gone from a day, and stand on the day that its events went to with the entries that they had. */
function movedIndexes(moves: readonly Move[], archive: Archive): readonly Relocation[] {
  const moved = new Map<string, Relocation>();
  for (const { from, to } of moves) {
    const indexes = dayIndexesOf(dayFolder(to.path));
    for (const [which, path] of dayIndexesOf(dayFolder(from.path)).entries()) {
      const index = indexes[which] ?? '';
      if (!archive.has(path) && archive.listedBy(from.path).includes(index)) moved.set(path, { path, to: index });
    }
  }
  return [...moved.values()];
}

/** Where another event has taken the place of one that moved, only a label says which of the two a link means. */
function othersLinks(moves: readonly Move[], archive: Archive): IsLeftOut {
  const titles = new Map(
    moves.flatMap(({ from, to }) =>
      archive.has(from.path) ? [[from.path, new Set([plainText(from.title), plainText(to.title)])] as const] : [],
    ),
  );
  return (_file, target, link) => titles.get(target)?.has(plainText(link.label.text)) === false;
}
