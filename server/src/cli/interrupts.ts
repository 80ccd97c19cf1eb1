/** What happens when somebody interrupts a run: nothing stays half done. */
export class Interrupts {
  /** As in `Io`. */
  readonly undo = new Set<() => void>();
  readonly #end: (status: number) => void;
  #wholes = 0;
  /** The status that the run ends with when what may not be interrupted is done. */
  #waiting: number | undefined;

  constructor(end: (status: number) => void) {
    this.#end = end;
  }

  /** Ends the run, at once or when what may not be interrupted is done. */
  interrupt(status: number): void {
    if (this.#wholes > 0) this.#waiting = status;
    else this.#endWith(status);
  }

  /** As in `Io`. */
  async whole<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#wholes++;
    try {
      return await work();
    } finally {
      this.#wholes--;
      if (this.#wholes === 0 && this.#waiting !== undefined) this.#endWith(this.#waiting);
    }
  }

  #endWith(status: number): void {
    for (const undo of this.undo) undo();
    this.#end(status);
  }
}
