/** A change to several files of an archive as plain data: planned here, applied by an editor or by the disk, whole or not at all. */
import type { Steps } from './steps.js';
import type { Edit } from './text.js';

/** All paths are those from before the change, save `to` and those of new files. */
export interface ArchiveEdit {
  /** What it does, for menus, previews and the undo list: `Rename event to "Bridge opens"`. */
  readonly title: string;
  readonly edits: readonly FileEdit[];
  readonly renames: readonly FileRename[];
  readonly creates: readonly NewFile[];
  /** Archive paths. */
  readonly deletes: readonly string[];
  /** Why somebody should look at it before it is made; undefined where it only does what was asked. */
  readonly warning?: string;
}

/** Edits of one existing file; they do not overlap. */
export interface FileEdit {
  readonly path: string;
  /** What the file says, and what the edits' offsets are in. */
  readonly text: string;
  readonly edits: readonly Edit[];
}

export interface FileRename {
  readonly from: string;
  readonly to: string;
}

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** A change that is planned when somebody chooses it: there may be thousands of links to the files. */
export interface LaterEdit {
  /** Names it until then. */
  readonly title: string;
  /** Throws a `Refusal` where it cannot be made. */
  readonly plan: () => Steps<ArchiveEdit>;
}

/** How many files a change touches, each counted once. */
export function filesTouched({ edits, renames, creates, deletes }: ArchiveEdit): number {
  return new Set([
    ...edits.map(({ path }) => path),
    ...renames.map(({ from }) => from),
    ...creates.map(({ path }) => path),
    ...deletes,
  ]).size;
}

/** Why a change that was asked for is not made: the message is for people, and says what to do. Nothing was changed. */
export class Refusal extends Error {}
