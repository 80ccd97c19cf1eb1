/** An archive in a folder of its own below the system's temporary folder, gone when the test is over. */
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { URI } from 'vscode-uri';

export interface TemporaryArchive {
  readonly root: string;
  /** The address of a file or folder, as VS Code writes it. */
  readonly uri: (path: string) => string;
  readonly write: (path: string, text: string | Uint8Array) => void;
  readonly remove: (path: string) => void;
  readonly rename: (from: string, to: string) => void;
}

/** What of `node:test` is needed: the end of the test, or of the suite when `after` itself is given. */
export interface Scope {
  after(clean: () => void | Promise<void>): void;
}

/** `files` are archive paths with their texts. */
export function temporaryArchive(scope: Scope, files: Readonly<Record<string, string>>): TemporaryArchive {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'event-archive-')));
  scope.after(() => rmSync(root, { recursive: true, force: true }));
  const write: TemporaryArchive['write'] = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    root,
    write,
    uri: (path) => URI.file(join(root, path)).toString(),
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    rename: (from, to) => {
      mkdirSync(dirname(join(root, to)), { recursive: true });
      renameSync(join(root, from), join(root, to));
    },
  };
}
