/** Asks Git what has happened to the files of an archive. Git is a program beside this one: it is never given a line for a shell. */
import { spawn } from 'node:child_process';
import { Refusal } from '../core/archive-edit.js';
import { isArchivePath } from '../core/path.js';

/** A Markdown file that is not there any more under the name that it had in a revision. */
export interface GoneFile {
  readonly path: string;
  /** What it said there. */
  readonly text: string;
}

/** A file that Git takes for the same under another name. */
export interface RenamedFile extends GoneFile {
  readonly to: string;
  /** How much of it is the same, from 0 to 100. */
  readonly likeness: number;
}

export interface ChangesSince {
  readonly gone: readonly GoneFile[];
  readonly renamed: readonly RenamedFile[];
  /** Paths that are new, whether Git knows them or not. */
  readonly come: readonly string[];
}

/** A revision that can be offered, as it is written and with what it says of itself. */
export interface Revision {
  readonly name: string;
  readonly description: string;
}

/** Beyond so many files of each sort Git compares only those that are equal: what is left is compared by what they say. */
const RENAME_LIMIT = '1000';

/**
 * How the Markdown files below `root`, which may be a folder in a repository, differ from a revision such as `HEAD~3`.
 * Refuses where there is no Git, no repository or no such revision.
 */
export async function changesSince(root: string, revision: string): Promise<ChangesSince> {
  const commit = await commitOf(root, revision);
  const arguments_ = [
    'diff',
    '--raw',
    '-z',
    '--no-abbrev',
    '-M',
    '-B',
    `-l${RENAME_LIMIT}`,
    '--relative',
    '--no-ext-diff',
  ];
  const [diff, others] = await Promise.all([
    git(root, [...arguments_, commit, '--', '.']),
    git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']),
  ]);
  const { gone, renamed, come } = readRawDiff(diff.toString('utf8'));
  const texts = await readBlobs(
    root,
    [...gone, ...renamed].map(({ blob }) => blob),
  );
  const text = (index: number): string => texts[index] ?? '';
  return {
    gone: gone.map(({ path }, index) => ({ path, text: text(index) })),
    renamed: renamed.map(({ path, to, likeness }, index) => ({ path, to, likeness, text: text(gone.length + index) })),
    come: [...come, ...others.toString('utf8').split('\0').filter(isMarkdown)],
  };
}

/** A file that differs from a revision. */
export interface ChangedFile {
  readonly path: string;
  /** What it said there; undefined: there was no such file, or it is no Markdown. */
  readonly text: string | undefined;
}

/** Every file below `root` that differs from a revision, or is not Git's yet and not ignored either. Refuses like `changesSince`. */
export async function filesSince(root: string, revision: string): Promise<readonly ChangedFile[]> {
  const commit = await commitOf(root, revision);
  const [diff, others] = await Promise.all([
    git(root, ['diff', '--raw', '-z', '--no-abbrev', '--no-renames', '--relative', '--no-ext-diff', commit, '--', '.']),
    git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']),
  ]);
  const parts = diff.toString('utf8').split('\0');
  const found: { readonly path: string; readonly blob: string | undefined }[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, , blob = '', , status = ''] = (parts[at] ?? '').split(' ');
    const path = parts[at + 1] ?? '';
    found.push({ path, blob: status.startsWith('A') || !isMarkdown(path) ? undefined : blob });
  }
  const known = found.flatMap(({ blob }) => blob ?? []);
  const texts = new Map((await readBlobs(root, known)).map((text, index) => [known[index], text]));
  return [
    ...found.map(({ path, blob }) => ({ path, text: blob === undefined ? undefined : texts.get(blob) })),
    ...others
      .toString('utf8')
      .split('\0')
      .filter((path) => path !== '')
      .map((path) => ({ path, text: undefined })),
  ];
}

/** What blobs say, in their order. */
async function readBlobs(root: string, blobs: readonly string[]): Promise<readonly string[]> {
  if (blobs.length === 0) return [];
  const output = await git(root, ['cat-file', '--batch'], blobs.map((blob) => `${blob}\n`).join(''));
  const texts: string[] = [];
  for (let at = 0; at < output.length;) {
    const lineEnd = output.indexOf(0x0a, at);
    // `1c3f… blob 1234`, or `1c3f… missing`.
    const size = Number(output.toString('latin1', at, lineEnd).split(' ')[2] ?? NaN);
    const isThere = !Number.isNaN(size);
    texts.push(isThere ? output.toString('utf8', lineEnd + 1, lineEnd + 1 + size) : '');
    at = lineEnd + 1 + (isThere ? size + 1 : 0);
  }
  return texts;
}

/** Revisions that people compare with most often: the last commits, and what the branch follows. Refuses like `changesSince`. */
export async function usualRevisions(root: string): Promise<readonly Revision[]> {
  await commitOf(root, 'HEAD');
  const revisions: Revision[] = [];
  for (const name of ['HEAD', 'HEAD~1', '@{upstream}']) {
    const said = await git(root, ['log', '-1', '--format=%h %s', name, '--']).catch(() => undefined);
    if (said) revisions.push({ name, description: said.toString('utf8').trim() });
  }
  return revisions;
}

async function commitOf(root: string, revision: string): Promise<string> {
  const inRepository = await git(root, ['rev-parse', '--is-inside-work-tree']).catch((error: unknown) => {
    if (error instanceof Refusal) throw error;
    const said = error instanceof Error ? error.message : String(error);
    if (/not a git repository/i.test(said)) return undefined;
    throw new Refusal(`Git cannot be asked about ${root}: ${said}`);
  });
  if (inRepository?.toString('utf8').trim() !== 'true')
    throw new Refusal(`${root} is in no Git repository, so nothing is known of what has moved since "${revision}".`);
  const none = `There is no revision "${revision}" in the repository of ${root}.`;
  // What begins with a dash would be an option.
  if (revision === '' || revision.startsWith('-')) throw new Refusal(none);
  const found = await git(root, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).catch(
    (error: unknown) => {
      if (error instanceof Refusal) throw error;
      throw new Refusal(none);
    },
  );
  return found.toString('utf8').trim();
}

/** What stands in Git's store under a name of its own. */
interface Stored {
  readonly path: string;
  readonly blob: string;
}

interface RawDiff {
  readonly gone: readonly Stored[];
  readonly renamed: readonly (Stored & Pick<RenamedFile, 'to' | 'likeness'>)[];
  readonly come: readonly string[];
}

/** `:100644 100644 <blob> <blob> R087\0old\0new\0`, and with one path for what is added, deleted or changed. */
function readRawDiff(output: string): RawDiff {
  const gone: Stored[] = [];
  const renamed: RawDiff['renamed'][number][] = [];
  const come: string[] = [];
  const parts = output.split('\0');
  for (let at = 0; at + 1 < parts.length;) {
    const [, , blob = '', , status = ''] = (parts[at++] ?? '').split(' ');
    const path = parts[at++] ?? '';
    const to = /^[RC]/.test(status) ? (parts[at++] ?? '') : path;
    if (status.startsWith('R') && isMarkdown(path) && isMarkdown(to))
      renamed.push({ path, to, blob, likeness: Number(status.slice(1)) });
    else if (/^[DR]/.test(status) && isMarkdown(path)) gone.push({ path, blob });
    else if (/^[ACR]/.test(status) && isMarkdown(to)) come.push(to);
  }
  return { gone, renamed, come };
}

function isMarkdown(path: string): boolean {
  return path.endsWith('.md') && isArchivePath(path);
}

/** What Git answers. Refuses where there is none; rejects with its own words when it fails. */
function git(folder: string, arguments_: readonly string[], input?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Git shall answer in English, ask nobody, and leave the repository as it is.
    const env = { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_PAGER: 'cat' };
    const child = spawn('git', ['-C', folder, '-c', 'core.fsmonitor=false', ...arguments_], {
      env,
      windowsHide: true,
      stdio: 'pipe',
    });
    const [output, complaints]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    child.once('error', (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === 'ENOENT';
      reject(
        isMissing
          ? new Refusal('Git is not installed, or not where programs are looked for: it is asked what has moved.')
          : error,
      );
    });
    child.once('close', (status) => {
      if (status === 0) resolve(Buffer.concat(output));
      else reject(new Error(Buffer.concat(complaints).toString('utf8').trim() || `git ended with ${status}`));
    });
    // It may end before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}
