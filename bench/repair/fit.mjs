// @ts-check
/**
 * Fits the constants of `likely-events.ts`: a conditional logit over the events that are considered for a link and the
 * possibility that it means none of them (McFadden, "Conditional logit analysis of qualitative choice behavior", 1974), by
 * Newton's method.
 */
const { LikelyEvents } = await import('../../out/server/src/features/likely-events.js');

/** @typedef {import('../../out/server/src/features/likely-events.js').Evidence} Evidence */
/** @typedef {{ readonly choices: readonly Evidence[], readonly right: number }} Choice `right` is -1 where none is */

const STEPS = 30;
/** Keeps weights from growing where everything is told apart anyway. */
const SHRINKING = 1e-4;

/** @type {readonly (keyof Evidence)[]} */
const NAMES = ['whole', 'part', 'otherDay', 'apart', 'tags'];

/**
 * @param {import('./texts.mjs').Texts} texts
 * @param {import('../../out/server/src/core/problem.js').Problem} problem of a link, as asked about
 * @param {string | undefined} right the event that it means
 * @returns {Choice | undefined} undefined when the right one is not considered
 */
export function choiceOf({ archive }, problem, right) {
  if (!problem.lost) return undefined;
  const events = new LikelyEvents(archive).considered(problem.path, problem.lost);
  const place = right === undefined ? -1 : events.findIndex(({ id }) => archive.pathOf(id) === right);
  if (right !== undefined && place < 0) return undefined;
  return { choices: events.map(({ evidence }) => evidence), right: place };
}

/**
 * @param {readonly Choice[]} cases
 * @returns {Readonly<Record<string, number>>} the weights, and `none`: the score of meaning none of the events
 */
export function fit(cases) {
  const size = NAMES.length + 1;
  const rows = cases.map(({ choices, right }) => ({
    // Meaning none is a choice like any other, the last one, with evidence of its own.
    choices: [...choices.map((evidence) => [...NAMES.map((name) => evidence[name]), 0]), [...NAMES.map(() => 0), 1]],
    right: right < 0 ? choices.length : right,
  }));
  let weights = Array.from({ length: size }, () => 0);
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, i) => (i < NAMES.length ? -SHRINKING * weight * rows.length : 0));
    const bend = weights.map((_, i) => weights.map((_, j) => (i === j ? SHRINKING * rows.length : 0)));
    for (const row of rows) addRow(row, weights, slope, bend);
    const change = solved(bend, slope);
    // Far from the end a whole step can lead too far.
    const most = Math.max(...change.map(Math.abs));
    weights = weights.map((weight, i) => weight + (change[i] ?? 0) * Math.min(1, 3 / most));
  }
  return Object.fromEntries([...NAMES, 'none'].map((name, i) => [name, weights[i] ?? 0]));
}

/**
 * @param {{ readonly choices: readonly (readonly number[])[], readonly right: number }} row
 * @param {readonly number[]} weights
 * @param {number[]} slope of the log-likelihood, added to
 * @param {number[][]} bend the negative of its second derivatives, added to
 */
function addRow({ choices, right }, weights, slope, bend) {
  const scores = choices.map((evidence) => evidence.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0));
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const total = odds.reduce((sum, value) => sum + value, 0);
  const expected = weights.map((_, i) =>
    choices.reduce((sum, one, k) => sum + ((odds[k] ?? 0) / total) * (one[i] ?? 0), 0),
  );
  for (let i = 0; i < weights.length; i++) {
    slope[i] = (slope[i] ?? 0) + (choices[right]?.[i] ?? 0) - (expected[i] ?? 0);
  }
  for (const [k, one] of choices.entries()) {
    const chance = (odds[k] ?? 0) / total;
    if (chance < 1e-9) continue;
    const off = one.map((value, i) => value - (expected[i] ?? 0));
    for (const [i, line] of bend.entries()) {
      for (let j = 0; j < line.length; j++) line[j] = (line[j] ?? 0) + chance * (off[i] ?? 0) * (off[j] ?? 0);
    }
  }
}

/**
 * Solves linear equations by elimination.
 * @param {readonly (readonly number[])[]} matrix symmetric and positive
 * @param {readonly number[]} values
 */
function solved(matrix, values) {
  const lines = matrix.map((line, i) => [...line, values[i] ?? 0]);
  for (const [i, line] of lines.entries()) {
    const pivot = line[i] ?? 1;
    for (const [k, other] of lines.entries()) {
      const factor = k === i ? 0 : (other[i] ?? 0) / pivot;
      if (factor !== 0) for (let j = i; j < other.length; j++) other[j] = (other[j] ?? 0) - factor * (line[j] ?? 0);
    }
  }
  return lines.map((line, i) => (line.at(-1) ?? 0) / (line[i] ?? 1));
}
