// @ts-check
/** Measures programs in turns, A B C A B C …, so that a busy minute of the machine falls on all of them. */
import { measure } from './measure.mjs';
import { median, spreadOf } from './statistics.mjs';

/** @typedef {import('./measure.mjs').Program | { name: string, measure: () => Promise<Measurement> }} Program */
/** @typedef {import('./measure.mjs').Measurement} Measurement */

/**
 * @param {readonly Program[]} programs
 * @param {number} rounds
 * @returns {Promise<ReadonlyMap<Program, readonly Measurement[]>>}
 */
export async function measureInTurns(programs, rounds) {
  const measured = new Map(programs.map((program) => [program, /** @type {Measurement[]} */ ([])]));
  for (let round = 1; round <= rounds; round++) {
    console.error(`Round ${round} of ${rounds}`);
    for (const [program, measurements] of measured) measurements.push(await measureOnce(program));
  }
  return measured;
}

/** @param {Program} program */
function measureOnce(program) {
  return 'measure' in program ? program.measure() : measure(program);
}

/** @param {readonly Measurement[]} measurements */
export function summary(measurements) {
  return {
    wall: spreadOf(measurements.map(({ wall }) => wall)),
    cpu: medianOfKnown(measurements.map(({ cpu }) => cpu)),
    memory: medianOfKnown(measurements.map(({ memory }) => memory)),
  };
}

/**
 * How many times longer one program took than another, round by round: neighbours in time share the machine's mood.
 * @param {readonly Measurement[]} slower
 * @param {readonly Measurement[]} faster
 */
export function ratioOf(slower, faster) {
  return spreadOf(slower.map(({ wall }, round) => wall / (faster[round]?.wall ?? NaN)));
}

/** @param {readonly (number | undefined)[]} values */
function medianOfKnown(values) {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? median(known) : undefined;
}
