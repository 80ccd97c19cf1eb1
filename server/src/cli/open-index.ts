/** The options of every command that reads an archive's index, and the index that they lead to. */
import { scanFile } from '../core/read.js';
import type { Surroundings } from '../features/document.js';
import { readArchiveFile } from '../host/files.js';
import { sayTakenBack, sayUnfinished, takeBackUnfinished } from '../host/journal.js';
import type { Log } from '../host/log.js';
import type { Index } from '../indexing/index-archive.js';
import type { Policy } from '../rules/policy.js';
import type { Io } from './io.js';
import type { Options } from './options.js';
import { progressLine } from './progress.js';
import { policyOf, readIndex, rootOf } from './read-index.js';

export const READING_OPTIONS = {
  'no-cache': { type: 'boolean', default: false },
  'cache-dir': { type: 'string' },
} as const;

export const READING_HELP = `  --no-cache             read every file, and keep nothing for the next run
  --cache-dir DIR        where to keep what was read (default: the user's cache)
  --help                 show this text, and do nothing
`;

/** What help says of the surroundings that every command reads. */
export const ENVIRONMENT_HELP = `Environment
  XDG_CACHE_HOME         the folder of the user's caches (default: ~/.cache,
                         ~/Library/Caches on macOS, %LOCALAPPDATA% on Windows)
  EVENT_ARCHIVE_DEBUG    when set, say where in the program an error came from
`;

interface ReadingValues {
  readonly 'no-cache': boolean;
  readonly 'cache-dir'?: string | undefined;
}

export interface OpenIndex extends Index {
  /** The archive root, absolute. */
  readonly root: string;
  readonly log: Log;
  /** By what the archive is judged. */
  readonly policy: Policy;
  /** What features and planners are given: files as they stand on the disk. */
  readonly around: Surroundings;
}

/**
 * The archive that a path lies in, read, with its progress on standard error. A change that was cut short is taken back
 * before one that is to be changed is read; of one that is only read it is told.
 */
export async function openIndex(
  path: string,
  values: ReadingValues,
  io: Io,
  purpose: 'to read' | 'to change' = 'to read',
): Promise<OpenIndex> {
  const root = rootOf(path, io.cwd);
  const progress = progressLine(io);
  const log: Log = { warn: (message) => progress.print(`event-archive: ${message}\n`), info: () => {} };
  const takenBack = purpose === 'to change' ? takeBackUnfinished(root) : undefined;
  const unfinished = takenBack ? sayTakenBack(takenBack) : sayUnfinished(root);
  if (unfinished !== undefined) log.warn(unfinished);
  const policy = policyOf(root, {}, log);
  const folder = values['cache-dir'];
  const cache: Options['cache'] = values['no-cache'] ? 'none' : folder === undefined ? 'default' : { folder };
  const index = await readIndex(root, policy, 'without looks', { cache, io, log, progress });
  progress.clear();
  const around: Surroundings = {
    archive: index.archive,
    uriOf: (path) => path,
    read: (path) => {
      const text = readArchiveFile(root, path, log);
      return text === undefined ? undefined : { path, text, file: scanFile(path, text, index.archive.conventions) };
    },
  };
  return { ...index, root, log, policy, around };
}
