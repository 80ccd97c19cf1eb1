// @ts-check
/** Types into our engine in this process: parse, update of the index and lint, as the server does for an open document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFile } from '../../out/server/src/core/read.js';
import { emptyIndex, indexArchive } from '../../out/server/src/indexing/index-archive.js';
import { lint } from '../../out/server/src/rules/lint.js';
import { answerParent, readSetUp } from './typist.mjs';

const { archive: root, edit } = readSetUp();

const index = emptyIndex();
const log = { info: () => {}, warn: () => {} };
for await (const _ of indexArchive(root, index, log));
const { archive } = index;

const saved = readFileSync(join(root, edit.file), 'utf8');
const lines = saved.split('\n');
const offset = lines.slice(0, edit.at.line).join('\n').length + 1 + edit.at.character;
const edited = `${saved.slice(0, offset)}x${saved.slice(offset)}`;

await answerParent(edit, ({ isBroken }) => {
  const text = isBroken ? edited : saved;
  const began = performance.now();
  const file = parseFile(edit.file, text);
  archive.set(edit.file, file);
  const problems = lint(edit.file, text, file, archive);
  const took = performance.now() - began;
  const isReported = problems.some(
    (/** @type {any} */ { rule, range }) => rule === 'unresolved-relation' && range.start.line === edit.at.line,
  );
  if (isReported !== isBroken) throw new Error('the engine’s problems are not those of the text');
  return took;
});
