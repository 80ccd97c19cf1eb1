// @ts-check
/** What is offered for a link: asked as an editor asks, by linting the file that it stands in. */
const { scanFile } = await import('../../out/server/src/core/read.js');
const { LikelyEvents, withLikelyEvents } = await import('../../out/server/src/features/likely-events.js');
const { lint } = await import('../../out/server/src/rules/lint.js');

/**
 * @param {import('./texts.mjs').Texts} texts
 * @param {string} source
 * @param {string} text of the source
 * @param {string} path where the link leads
 * @returns {import('../../out/server/src/core/problem.js').Problem | undefined} with the events likely meant
 */
export function askAbout({ archive }, source, text, path) {
  const problems = lint(source, text, scanFile(source, text), archive);
  const problem = problems.find(({ message }) => message.includes(` leads to "${path}", which does not exist`));
  return problem && withLikelyEvents(problem, new LikelyEvents(archive), archive);
}
