// @ts-check
/** Types into our server over stdio, as an editor does, and waits for the diagnostics that it pushes. */
import { startServer } from '../server/session.mjs';
import { answerParent, readSetUp } from './typist.mjs';

/** Milliseconds after which what was typed is taken for overlooked. */
const PATIENCE = 10_000;

const { root, cacheFolder, archive, edit } = readSetUp();
const server = await startServer({ root, archive, cacheFolder });
process.once('disconnect', () => server.process.kill());
await server.ready();
const { uri } = await server.open(edit.file);

await answerParent(edit, async ({ change, isBroken }) => {
  const began = performance.now();
  await server.change(uri, change);
  // Diagnostics of the text before may still be on their way: those of the text after are told by the link.
  await server.until(() => isReported(server.problems.get(uri)) === isBroken, 'what was typed', PATIENCE);
  const took = performance.now() - began;
  // A person does not type while the server still finishes the last keystroke.
  await server.idle(uri);
  return took;
});

/** @param {readonly any[]} [diagnostics] */
function isReported(diagnostics) {
  return diagnostics?.some(({ code, range }) => code === 'unresolved-relation' && range.start.line === edit.at.line);
}
