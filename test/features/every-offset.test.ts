/** Every feature at every offset: nothing throws, and what is given lies around the cursor. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseFile } from '../../server/src/core/read.js';
import { contains, LineMap } from '../../server/src/core/text.js';
import { completion } from '../../server/src/features/completion.js';
import { definition } from '../../server/src/features/definition.js';
import type { Document, Surroundings } from '../../server/src/features/document.js';
import { hover } from '../../server/src/features/hover.js';
import { selections } from '../../server/src/features/selection.js';
import { targetAt } from '../../server/src/features/target.js';
import { readArchiveFile } from '../../server/src/host/files.js';
import { silentLog } from '../../server/src/host/log.js';
import { indexOf } from '../support/index-of.js';
import { projectRoot } from '../support/project.js';

const root = join(projectRoot, 'test/sample');
const archive = await indexOf(root);

function documentOf(path: string, text: string): Document {
  return { path, text, file: parseFile(path, text) };
}

const documents = new Map<string, Document>();

function read(path: string): Document {
  const known = documents.get(path) ?? documentOf(path, readArchiveFile(root, path, silentLog) ?? '');
  documents.set(path, known);
  return known;
}

const around: Surroundings = { archive, read, uriOf: (path) => `file:///archive/${path}` };

function checkEverywhere(document: Document): void {
  const lines = new LineMap(document.text);
  for (let offset = 0; offset <= document.text.length; offset++) {
    const place = `${document.path}, offset ${offset}`;
    const target = targetAt(document.file, offset);
    // A source is found from its whole item too, but nothing is shown or opened there.
    if (target && target.kind !== 'source') assert.ok(contains(target.span, offset), place);
    const found = definition(document, offset, around);
    if (found) assert.ok(contains(found.origin, offset) && found.span.end <= found.target.text.length, place);
    const shown = hover(document, offset, around);
    if (shown) assert.ok(contains(shown.span, offset) && shown.markdown.trim() !== '', place);
    const grown = selections(document, offset);
    assert.ok(
      grown.every((span, index) => contains(span, offset) && contains(grown[index + 1] ?? span, span.start)),
      place,
    );
    for (const { span, newText } of completion(document, offset, around)?.slice(0, 1) ?? []) {
      assert.ok(contains(span, offset), place);
      assert.equal(lines.position(span.start).line, lines.position(span.end).line, place);
      assert.doesNotMatch(newText, /[\r\n]/, place);
    }
  }
}

const paths = [...archive.paths()].filter((path) => !path.endsWith('/README.md'));

test('in events, day indexes and the front page of the sample archive', () => {
  for (const path of paths) checkEverywhere(read(path));
});

test('in events cut off anywhere, as they are while they are typed', () => {
  const path =
    'news/2014/06/16/edda-varrow-opens-coalition-talks-with-the-five-deputies-of-the-c-te-grise-who-ask-for-a-bridge.md';
  const { text } = read(path);
  for (let end = 0; end < text.length; end += 7) {
    const document = documentOf(path, text.slice(0, end));
    for (const offset of [end, Math.max(0, end - 1)]) {
      completion(document, offset, around);
      hover(document, offset, around);
      definition(document, offset, around);
    }
  }
});

test('in texts that are no events', () => {
  const texts = [
    '',
    '\ufeff',
    '\r\r\n\n',
    '### Related:\n1. \n2. [\n3. [](\n4. []()_\n5. [](/news/) _Context:\n6. [a](/news/2014/03/7/a.md)_Context:,,,_',
    '# T\n\n### 有关:\n\n1. [甲](/zh/news/2014/03/7/甲.md) _消息：甲,乙_ 丙\n2.\t[x](y)\r\n',
    '> # quoted\n\n```\n### Related:\n1. [x](y)\n```\n<!--\n-->\n    # code',
  ];
  for (const text of texts)
    for (const name of ['x.md', 'index.md']) checkEverywhere(documentOf(`news/2014/03/7/${name}`, text));
});
