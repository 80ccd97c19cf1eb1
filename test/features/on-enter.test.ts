/** Enter in a numbered list: the whole text after it, and where the cursor then stands. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFile, scanFile } from '../../server/src/core/read.js';
import { applyEdits } from '../../server/src/core/text.js';
import { onEnter } from '../../server/src/features/on-enter.js';

const PATH = 'news/2014/03/7/bridge-opens.md';

/** The text after Enter at `|`, with the cursor behind what was inserted for it, in every form of the text. */
function enter(textWithCursor: string): string {
  const results = ['\n', '\r\n'].flatMap((lineBreak) =>
    ['', '\ufeff'].map((bom) => {
      const at = bom.length + textWithCursor.replaceAll('\n', lineBreak).indexOf('|');
      const before = bom + textWithCursor.replaceAll('\n', lineBreak).replace('|', '');
      const text = before.slice(0, at) + lineBreak + before.slice(at);
      const offset = at + lineBreak.length;
      assert.deepEqual(
        onEnter({ path: PATH, text, file: scanFile(PATH, text) }, offset),
        onEnter({ path: PATH, text, file: parseFile(PATH, text) }, offset),
      );
      const edits = onEnter({ path: PATH, text, file: parseFile(PATH, text) }, offset);
      const atCursor = edits.find(({ span }) => span.start <= offset && offset <= span.end);
      const moved = atCursor ? atCursor.newText.length - (offset - atCursor.span.start) : 0;
      const after = applyEdits(text, edits);
      const cursor = offset + moved;
      return `${after.slice(0, cursor)}|${after.slice(cursor)}`.replace('\ufeff', '').replaceAll('\r\n', '\n');
    }),
  );
  assert.equal(new Set(results).size, 1, 'the same with every line end, and behind a byte order mark');
  return results[0] ?? '';
}

const list = (...items: readonly string[]): string =>
  `# T\n\n### Sources:\n\n${items.join('\n')}\n\n### Related:\n\n1. [A](/news/2014/03/7/a.md)\n`;

test('behind the last item the next one begins', () => {
  assert.equal(enter(list('1. [A](http://a.example)', '2. B|')), list('1. [A](http://a.example)', '2. B', '3. |'));
  assert.equal(enter('# T\n\n### Related:\n\n1. A|'), '# T\n\n### Related:\n\n1. A\n2. |');
  assert.equal(enter('# T\n\n### Changes:\n\n9) A|'), '# T\n\n### Changes:\n\n9) A\n10) |');
  assert.equal(enter(list('1. A', '   and more|')), list('1. A', '   and more', '2. |'));
});

test('between items those behind move down, where they were numbered 1, 2, 3', () => {
  assert.equal(enter(list('1. A|', '2. B', '3. C')), list('1. A', '2. |', '3. B', '4. C'));
  assert.equal(enter(list('1. A', '2. B|', '3. C')), list('1. A', '2. B', '3. |', '4. C'));
});

test('the numbering of an archive of its own stays', () => {
  assert.equal(enter(list('1. A|', '2. B', '2. C')), list('1. A', '2. |', '2. B', '2. C'));
  assert.equal(enter(list('3. A|', '3. B')), list('3. A', '4. |', '3. B'));
});

test('on an empty item the list ends', () => {
  assert.equal(enter(list('1. A', '2. |')), list('1. A', '|'));
  assert.equal(enter(list('1. A', '2.|')), list('1. A', '|'));
  assert.equal(enter(list('1. A', '2. |', '3. B')), list('1. A', '|', '2. B'));
  assert.equal(enter(list('1. A', '1. |', '2. B')), list('1. A', '|', '2. B'));
});

test('anywhere else Enter is Enter', () => {
  for (const text of [
    list('1. A| B', '2. C'),
    list('1. |A', '2. B'),
    list('|1. A', '2. B'),
    list('- A|', '- B'),
    list('1. A|', 'and more'),
    list('1. A|', '   and more'),
    list('1. A|', '', '   a second paragraph'),
    list('1. A', '', '|'),
    '# T|\n\n1. A\n',
    '# T\n\n1. A|\n',
    '# T\n\n### Sources:|\n\n1. A\n',
    '|',
    '1. A|',
  ])
    assert.equal(enter(text), text.replace('|', '\n|'), text);
});

test('what is no event is left alone', () => {
  const text = '## [2014-03-7](/news/2014/03/7/index.md)\n\n1. A\n\n';
  for (const path of ['news/2014/03/7/index.md', 'faq/index.md'])
    assert.deepEqual(onEnter({ path, text, file: scanFile(path, text) }, text.length - 1), []);
});
