/** What is known of an archive's problems: how many each file has of each rule, and which of them are listed. */
import type { Problem } from '../core/problem.js';

interface FileRecord {
  /** By rule, how many problems the file has. */
  readonly counts: ReadonlyMap<string, number>;
  /** At most what the limit of each rule has left; none for a file whose problems are shown elsewhere. */
  readonly listed: readonly Problem[];
  readonly isHeld: boolean;
}

interface RuleRecord {
  /** Problems in files that are not held. */
  found: number;
  /** Of these, listed. */
  listed: number;
}

const NOTHING: FileRecord = { counts: new Map(), listed: [], isHeld: false };

/**
 * Of each rule at most `limit` problems are listed, so that neither the client nor memory is filled with a hundred thousand
 * of one kind; of the rest only the numbers are kept.
 */
export class ProblemLedger {
  readonly #files = new Map<string, FileRecord>();
  readonly #rules = new Map<string, RuleRecord>();
  #found = 0;
  #listed = 0;
  /** How many problems of one rule are listed, over all files that are not held. A new limit counts for what is recorded next. */
  limit = Infinity;

  /** Problems in all files. */
  get found(): number {
    return this.#found;
  }

  /** Problems that are listed here or shown elsewhere. */
  get listed(): number {
    return this.#listed;
  }

  get filesWithProblems(): number {
    return this.#files.size;
  }

  /** Takes in all problems that a file has now. `isHeld`: somebody else shows them, all of them. */
  set(path: string, problems: readonly Problem[], isHeld: boolean): void {
    this.#count(this.#files.get(path) ?? NOTHING, -1);
    this.#files.delete(path);
    if (problems.length === 0) return;
    const counts = new Map<string, number>();
    for (const { rule } of problems) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    const record = { counts, listed: isHeld ? [] : this.#withinLimit(problems), isHeld };
    this.#files.set(path, record);
    this.#count(record, 1);
  }

  /** The problems of a file that are listed. */
  listedOf(path: string): readonly Problem[] {
    return this.#files.get(path)?.listed ?? [];
  }

  /** By rule, how many problems are counted only; rules with none are left out. */
  unlisted(): ReadonlyMap<string, number> {
    const rest = [...this.#rules].map(([rule, { found, listed }]) => [rule, found - listed] as const);
    return new Map(rest.filter(([, count]) => count > 0));
  }

  /** Every file with problems. */
  paths(): Iterable<string> {
    return this.#files.keys();
  }

  *filesWith(rule: string): Generator<string> {
    for (const [path, { counts }] of this.#files) if (counts.has(rule)) yield path;
  }

  /** Files that have enough unlisted problems to fill what the limits have left. */
  filesToList(): readonly string[] {
    const left = new Map<string, number>();
    for (const [rule, { found, listed }] of this.#rules) {
      if (found > listed && listed < this.limit) left.set(rule, this.limit - listed);
    }
    const files: string[] = [];
    for (const [path, record] of this.#files) {
      if (left.size === 0) break;
      if (takeFrom(left, record)) files.push(path);
    }
    return files;
  }

  #withinLimit(problems: readonly Problem[]): readonly Problem[] {
    const left = new Map<string, number>();
    return problems.filter(({ rule }) => {
      const remaining = left.get(rule) ?? this.limit - (this.#rules.get(rule)?.listed ?? 0);
      left.set(rule, remaining - 1);
      return remaining > 0;
    });
  }

  #count({ counts, listed, isHeld }: FileRecord, by: 1 | -1): void {
    for (const [rule, count] of counts) {
      this.#found += by * count;
      if (isHeld) this.#listed += by * count;
      else this.#rule(rule).found += by * count;
    }
    this.#listed += by * listed.length;
    for (const { rule } of listed) this.#rule(rule).listed += by;
  }

  #rule(name: string): RuleRecord {
    const known = this.#rules.get(name) ?? { found: 0, listed: 0 };
    this.#rules.set(name, known);
    return known;
  }
}

/** Takes the unlisted problems of a file from what is left for each rule; true if there are any. */
function takeFrom(left: Map<string, number>, { counts, listed, isHeld }: FileRecord): boolean {
  let isTaken = false;
  for (const [rule, count] of isHeld ? [] : counts) {
    const remaining = left.get(rule);
    const unlisted = count - listed.filter((problem) => problem.rule === rule).length;
    if (remaining === undefined || unlisted === 0) continue;
    isTaken = true;
    if (remaining > unlisted) left.set(rule, remaining - unlisted);
    else left.delete(rule);
  }
  return isTaken;
}
