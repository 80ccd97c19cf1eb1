// @ts-check
/** What is offered for a link: asked as an editor asks, by linting the file that it stands in. */
const { scanFile } = await import('../../out/server/src/core/read.js');
const { LikelyEvents, withLikelyEvents } = await import('../../out/server/src/features/likely-events.js');
const { lint } = await import('../../out/server/src/rules/lint.js');

/**
 * @typedef {import('./texts.mjs').Texts} Texts
 * @typedef {import('../../out/server/src/core/problem.js').Problem} Problem
 *
 * @param {Texts} texts
 * @param {string} source
 * @param {string} text of the source
 * @param {string} path where the link leads
 * @returns {Problem | undefined} what the rules say
 */
export function problemOf({ archive }, source, text, path) {
  const problems = lint(source, text, scanFile(source, text), archive);
  return problems.find(({ message }) => message.includes(` leads to "${path}", which does not exist`));
}

/**
 * @param {Texts} texts
 * @param {string} source
 * @param {string} text of the source
 * @param {string} path where the link leads
 * @returns {Problem | undefined} the same with the events that are likely meant
 */
export function askAbout(texts, source, text, path) {
  const problem = problemOf(texts, source, text, path);
  return problem && withLikelyEvents(problem, new LikelyEvents(texts.archive), texts.archive);
}
