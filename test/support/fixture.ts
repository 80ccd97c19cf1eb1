/** Archives written as text: `//- path` begins a file, `$0` is the cursor, `<rule-name>…</rule-name>` marks a range. */
import { Archive } from '../../server/src/core/archive.js';
import type { ArchiveFile } from '../../server/src/core/event.js';
import { scanFile } from '../../server/src/core/read.js';
import { readExample, type Mark } from '../../server/src/rules/example.js';

export interface FixtureFile {
  readonly path: string;
  /** Without markers and cursor. */
  readonly text: string;
  readonly file: ArchiveFile;
  readonly marks: readonly Mark[];
  /** False for a file that the fixture only needs to exist, such as a day's index. */
  readonly isShown: boolean;
}

export interface Fixture {
  /** By path, in the order written. */
  readonly files: ReadonlyMap<string, FixtureFile>;
  readonly archive: Archive;
  /** Where `$0` stands. */
  readonly cursor: { readonly path: string; readonly offset: number } | undefined;
}

const CURSOR = 'the-cursor';

/** Reads the text by `readExample`, so that tests and the samples of rules are written in the same way. */
export function fixture(sample: string): Fixture {
  const archive = new Archive();
  const files = new Map<string, FixtureFile>();
  let cursor: Fixture['cursor'];
  for (const { path, text, marks, isShown } of readExample(sample.replace('$0', `<${CURSOR}/>`))) {
    const file = scanFile(path, text);
    const at = marks.find(({ rule }) => rule === CURSOR);
    if (at) cursor = { path, offset: at.start };
    files.set(path, { path, text, file, marks: marks.filter((mark) => mark !== at), isShown });
    archive.set(path, file);
  }
  archive.markListed();
  archive.markRead();
  return { files, archive, cursor };
}

/** The file of a fixture at a path, or its first one. */
export function fileOf({ files }: Fixture, path?: string): FixtureFile {
  const file = path === undefined ? files.values().next().value : files.get(path);
  if (!file) throw new Error(`the fixture has no file ${path ?? ''}`);
  return file;
}
