/** The folder of an archive and what ought to be in it: every change is made on both, and noted to be told. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { textOf, type DiskStep, type Telling } from './step.js';

/** One change, as an editor may tell it: by each file, or by the folder that was moved or deleted. */
interface Change {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

export class Disk {
  readonly root: string;
  /** The texts that the files have, by path. */
  readonly files = new Map<string, string>();
  #untold: Change[] = [];
  /** How many files were written. */
  #written = 0;

  constructor(root: string) {
    this.root = root;
  }

  do(step: DiskStep): void {
    switch (step.do) {
      case 'write':
        return this.write(step.path, textOf(step.path, step.content));
      case 'remove':
        return this.#remove(step.path);
      case 'move':
        return this.#move(step.from, step.to);
      case 'remove folder':
        return this.#removeFolder(step.path);
      case 'move folder':
        return this.#moveFolder(step.from, step.to);
    }
  }

  write(path: string, text: string): void {
    this.#makeWay(path);
    writeFileSync(join(this.root, path), text);
    // The system's clock counts in steps in which this writes the same file twice, as no person does.
    utimesSync(join(this.root, path), ++this.#written, this.#written);
    this.files.set(path, text);
    this.#note([path]);
  }

  #remove(path: string): void {
    if (!this.files.delete(path)) return;
    rmSync(join(this.root, path));
    this.#note([path]);
  }

  #move(from: string, to: string): void {
    const text = this.files.get(from);
    if (text === undefined || isWithin(from, to) || isWithin(to, from)) return;
    this.#makeWay(to);
    renameSync(join(this.root, from), join(this.root, to));
    this.files.delete(from);
    this.files.set(to, text);
    this.#note([from, to]);
  }

  #removeFolder(folder: string): void {
    const gone = this.#below(folder);
    if (!this.#isFolder(folder)) return;
    rmSync(join(this.root, folder), { recursive: true });
    for (const path of gone) this.files.delete(path);
    this.#note(gone, [folder]);
  }

  /** A folder that stands where it is moved to is deleted before. */
  #moveFolder(from: string, to: string): void {
    if (!this.#isFolder(from) || isWithin(from, to) || isWithin(to, from)) return;
    this.#makeWay(to);
    const moved = this.#below(from);
    renameSync(join(this.root, from), join(this.root, to));
    const arrived = moved.map((path) => to + path.slice(from.length));
    for (const [i, path] of arrived.entries()) this.files.set(path, this.files.get(moved[i] ?? '') ?? '');
    for (const path of moved) this.files.delete(path);
    this.#note([...moved, ...arrived], [from, to]);
  }

  /** What has changed since the last telling, in as many goes as the editor takes. */
  tell(how: Telling): readonly (readonly string[])[] {
    const paths = this.#untold.flatMap(({ files, folders }) => (how === 'by folders' ? folders : files));
    this.#untold = [];
    if (how === 'reversed') return [paths.reverse()];
    if (how === 'twice') return [[...paths, ...paths]];
    if (how === 'one by one') return paths.map((path) => [path]);
    const middle = how === 'in two' ? Math.ceil(paths.length / 2) : paths.length;
    return [paths.slice(0, middle), paths.slice(middle)].filter((part) => part.length > 0);
  }

  /** Nobody watches: what has changed is found when the archive is read again. */
  forgetUntold(): void {
    this.#untold = [];
  }

  #note(files: readonly string[], folders: readonly string[] = files): void {
    this.#untold.push({ files, folders });
  }

  #below(folder: string): string[] {
    return [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`));
  }

  #isFolder(path: string): boolean {
    return existsSync(join(this.root, path)) && statSync(join(this.root, path)).isDirectory();
  }

  /** Removes what stands where a file or folder is to be: a folder of that name, or a file where its folders must be. */
  #makeWay(path: string): void {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) this.#remove(folder);
    this.#remove(path);
    this.#removeFolder(path);
    mkdirSync(join(this.root, dirname(path)), { recursive: true });
  }
}

/** True for a folder itself too. */
function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
