/** Findings of the tag report that somebody has rejected: they stay rejected in this workspace, also after a restart. */
import type { Memento } from 'vscode';

/** Under this name in the workspace's own memory: no file of the archive says so. */
const KEY = 'eventArchive.rejectedTagFindings';

interface Rejected {
  /** Tags that are two things, however alike their names are. */
  readonly apart: readonly (readonly [string, string])[];
  /** Tags with which nothing is wrong although they are used once or no text bears them out. */
  readonly right: readonly string[];
}

const NONE: Rejected = { apart: [], right: [] };

export class RejectedFindings {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  get apart(): Rejected['apart'] {
    return this.#rejected().apart;
  }

  get count(): number {
    const { apart, right } = this.#rejected();
    return apart.length + right.length;
  }

  isRight(tag: string): boolean {
    return this.#rejected().right.includes(tag);
  }

  keepApart(tag: string, other: string): Thenable<void> {
    const { apart, right } = this.#rejected();
    return this.#memory.update(KEY, { apart: [...apart, [tag, other]], right });
  }

  callRight(tag: string): Thenable<void> {
    const { apart, right } = this.#rejected();
    return this.#memory.update(KEY, { apart, right: [...right, tag] });
  }

  forget(): Thenable<void> {
    return this.#memory.update(KEY, undefined);
  }

  #rejected(): Rejected {
    return this.#memory.get<Rejected>(KEY, NONE);
  }
}
