/** Positions and offsets, edits, and pieces of text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, LineMap, trimmedPiece, type Edit } from '../../server/src/core/text.js';

const anyText = fc.string({
  unit: fc.constantFrom('a', '\n', '\r', '\r\n', '😀', '信', '\ufeff', '\u2028', '\t', ' '),
});

test('a line ends at \\n, \\r\\n or \\r, and nowhere else', () => {
  const lines = new LineMap('a\nb\r\nc\rd\u2028e\u0085f\n');
  const starts = [0, 1, 2, 3, 4, 5].map((line) => lines.offset({ line, character: 0 }));
  assert.deepEqual(starts, [0, 2, 5, 7, 13, 13]);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((line) => lines.lineEnd(line)),
    [1, 3, 6, 12, 13],
  );
});

test('characters are UTF-16 code units, a byte order mark is one', () => {
  const lines = new LineMap('\ufeff# 😀x');
  assert.deepEqual(lines.position(3), { line: 0, character: 3 });
  assert.deepEqual(lines.position(5), { line: 0, character: 5 });
  assert.equal(lines.offset({ line: 0, character: 99 }), 6);
});

test('what lies beyond counts as the end', () => {
  const lines = new LineMap('ab\r\ncd');
  assert.equal(lines.offset({ line: 0, character: 9 }), 2);
  assert.equal(lines.offset({ line: 9, character: 0 }), 6);
  assert.deepEqual(lines.position(99), { line: 1, character: 2 });
});

test('every offset has one position, which leads back to it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = new LineMap(text);
      const texts = text.split(/\r\n|\r|\n/);
      for (let offset = 0; offset <= text.length; offset++) {
        const position = lines.position(offset);
        const before = text.slice(0, offset).split(/\r\n|\r|\n/);
        const isInsideCrLf = text[offset - 1] === '\r' && text[offset] === '\n';
        // The place between \r and \n is on no line of its own: it belongs to the line that they end.
        const expected = isInsideCrLf
          ? { line: before.length - 2, character: (before.at(-2)?.length ?? 0) + 1 }
          : { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
        assert.deepEqual(position, expected);
        assert.equal(lines.offset(position), isInsideCrLf ? offset - 1 : offset);
      }
      assert.equal(lines.lineEnd(texts.length - 1), text.length);
    }),
    { numRuns: 500 },
  );
});

test('edits apply together, in whatever order they are given', () => {
  const given: readonly [number, number, string][] = [
    [4, 5, ''],
    [0, 0, '>'],
    [1, 3, 'XYZ'],
    [5, 5, '!'],
  ];
  const edits = given.map(([start, end, newText]): Edit => ({ span: { start, end }, newText }));
  assert.equal(applyEdits('abcde', edits), '>aXYZd!');
  assert.equal(applyEdits('abcde', [...edits].reverse()), '>aXYZd!');
  assert.equal(applyEdits('abcde', []), 'abcde');
});

test('replacing pieces of a text is cutting it and joining it again', () => {
  const cuts = fc.tuple(fc.string({ minLength: 1 }), fc.array(fc.nat(30)), fc.string());
  fc.assert(
    fc.property(cuts, ([text, places, newText]) => {
      const marks = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
      const spans = marks.flatMap((start, index) =>
        index % 2 === 0 ? [{ start, end: marks[index + 1] ?? start }] : [],
      );
      const kept = [0, ...spans.map(({ end }) => end)].map((start, index) => text.slice(start, spans[index]?.start));
      const edits = spans.map((span) => ({ span, newText }));
      assert.equal(applyEdits(text, edits), kept.join(newText));
    }),
  );
});

test('only what CommonMark calls white space is trimmed', () => {
  assert.deepEqual(trimmedPiece(' \t\u3000a\u00a0 \r\n', 0, 8), { text: '\u3000a\u00a0', start: 2, end: 5 });
  assert.deepEqual(trimmedPiece('   ', 0, 3), { text: '', start: 3, end: 3 });
});
