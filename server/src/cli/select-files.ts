/** Which files a check is about: paths, patterns, a list, or what stands on standard input. */
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { archivePathOf } from '../host/files.js';
import { errorMessage } from '../host/log.js';
import { UsageError, type Io } from './io.js';
import type { Options } from './options.js';
import { rootOf } from './read-index.js';

export interface Selection {
  /** The archive root, absolute. */
  readonly root: string;
  /** Undefined: every file. */
  readonly isWanted: ((path: string) => boolean) | undefined;
  /** A file that is judged by another text than the one on the disk. */
  readonly given: { readonly path: string; readonly text: string } | undefined;
}

type Wanted = Pick<Options, 'paths' | 'filesFrom' | 'stdin'>;

/**
 * The archive that everything named lies in, and which of its files are; without a name the archive around the current
 * folder, whole. Throws a `UsageError` that names what is not there.
 */
export async function selectFiles({ paths, filesFrom, stdin }: Wanted, io: Io): Promise<Selection> {
  if (stdin !== undefined) return selectGiven(stdin.filename, await io.input(), io.cwd);
  const listed = filesFrom === undefined ? undefined : await readList(filesFrom, io);
  // An empty list names no file, which is not the same as no list.
  if (listed?.length === 0 && paths.length === 0)
    return { root: rootOf(io.cwd, io.cwd), isWanted: () => false, given: undefined };
  return selectPaths([...paths, ...(listed ?? [])], io.cwd);
}

function selectGiven(filename: string, text: string, cwd: string): Selection {
  const file = resolve(cwd, filename);
  const root = rootOf(nearestExisting(file), cwd);
  const path = archivePathOf(root, file);
  if (path === undefined || !path.endsWith('.md'))
    throw new UsageError(`--stdin-filename ${filename}: expected a Markdown file in the archive ${root}`);
  return { root, isWanted: (other) => other === path, given: { path, text: text.replace(/^\ufeff/, '') } };
}

/** A new file may lie in a folder that is not there yet. */
function nearestExisting(file: string): string {
  let folder = file;
  while (!existsSync(folder)) folder = resolve(folder, '..');
  return folder;
}

function selectPaths(names: readonly string[], cwd: string): Selection {
  if (names.length === 0) return { root: rootOf(cwd, cwd), isWanted: undefined, given: undefined };
  const wanted = names.map((name) => (isPattern(name, cwd) ? patternIn(name, cwd) : { at: resolve(cwd, name) }));
  const [root = '', other] = new Set(wanted.map(({ at }) => rootOf(at, cwd)));
  if (other !== undefined)
    throw new UsageError(`the paths lie in two archives, ${root} and ${other}; check them one after the other`);
  const folders = new Set<string>();
  const patterns: ((path: string) => boolean)[] = [];
  for (const { at, matches } of wanted) {
    if (matches) patterns.push((path) => matches(resolve(root, path)));
    else if (at === root) return { root, isWanted: undefined, given: undefined };
    else folders.add(archivePathOf(root, at) ?? '');
  }
  const isWanted = (path: string): boolean =>
    foldersAround(path).some((folder) => folders.has(folder)) || patterns.some((matches) => matches(path));
  return { root, isWanted, given: undefined };
}

/** `news`, `news/2012`, … and the path itself. */
function foldersAround(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

interface WantedPath {
  /** An absolute path in the archive that is meant. */
  readonly at: string;
  /** Says of an absolute path whether it is meant; undefined: what lies at or below `at`. */
  readonly matches?: (path: string) => boolean;
}

/** A name that exists means itself, whatever characters it has. */
function isPattern(name: string, cwd: string): boolean {
  return !existsSync(resolve(cwd, name)) && picomatch.scan(name).isGlob;
}

function patternIn(pattern: string, cwd: string): WantedPath {
  const { base } = picomatch.scan(pattern);
  const isMatch = picomatch(pattern, { dot: false });
  return {
    at: resolve(cwd, base),
    matches: (path) => isMatch(isAbsolute(pattern) ? path : relative(cwd, path).split(sep).join('/')),
  };
}

/** One path on each line, or with NUL characters between them where there are any, as from `git diff -z --name-only`. */
async function readList(file: string, io: Io): Promise<readonly string[]> {
  const written = file === '-' ? await io.input() : readListFile(file, io.cwd);
  const names = written.includes('\0') ? written.split('\0') : written.split(/\r?\n/);
  return names.filter((name) => name !== '');
}

function readListFile(file: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`--files-from ${file}: not read, ${errorMessage(error)}`);
  }
}
