/** Work that pauses after every small step, so that a server can answer others meanwhile. */

/** Each `yield` is a place to pause at. */
export type Steps<Result> = Generator<undefined, Result>;

/** Takes all steps at once; the result. */
export function allSteps<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
