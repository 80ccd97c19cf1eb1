/** Formatting on real, sample, generated, damaged and made-up texts: done twice it changes nothing, and it never changes what is read. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ArchiveFile } from '../../server/src/core/event.js';
import { scanFile } from '../../server/src/core/read.js';
import { applyEdits, type Edit } from '../../server/src/core/text.js';
import { format, formatWithin } from '../../server/src/features/format.js';
import { damaged } from '../support/damage.js';
import { generateArchive } from '../support/generated-archive.js';
import { anyText } from '../support/markdown.js';
import { projectRoot } from '../support/project.js';
import { randomOf } from '../support/random.js';
import { chineseArchive, englishArchive, markdownFiles, withoutChinese, withoutShared } from '../support/shared.js';

const PATHS = ['news/2012/03/22/a.md', 'news/2012/03/22/index.md', 'faq/a.md'];

test('the sample archive', (t) => {
  t.diagnostic(checkArchive(join(projectRoot, 'test/sample'), 10, { lines: 0, numbers: 1 }));
});

test('the English archive: only numbers that are wrong are changed', { skip: withoutShared }, (t) => {
  t.diagnostic(checkArchive(englishArchive, 10, { lines: 0, numbers: 29 }));
});

test('the Chinese archive: nothing is changed', { skip: withoutChinese }, (t) => {
  t.diagnostic(checkArchive(chineseArchive(), 1, { lines: 0, numbers: 0 }));
});

test('a generated archive: only numbers that are wrong are changed', () => {
  for (const { path, text } of generateArchive({ seed: 7, events: 1000, faults: 0.3, hasTwins: true })) {
    const formatted = checkFormat(path, text);
    // Behind the last item the generator leaves an empty line, the real archives none.
    assert.equal(withoutNumbers(formatted).trimEnd(), withoutNumbers(text).trimEnd(), path);
  }
});

test('texts that are made of everything', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const path of PATHS) checkFormat(path, text);
    }),
    { seed: 20120322, numRuns: 500 },
  );
});

/** What the files of an archive would be changed in, and that each of them, damaged so many times, keeps what it says. */
function checkArchive(
  root: string,
  times: number,
  expected: { readonly lines: number; readonly numbers: number },
): string {
  const found = { lines: 0, numbers: 0 };
  const paths = markdownFiles(root).filter((path) => path.startsWith('news/'));
  let damagedTexts = 0;
  let changed = 0;
  for (const [index, path] of [...paths].sort().entries()) {
    const text = readFileSync(join(root, path), 'utf8');
    const formatted = checkFormat(path, text);
    if (withoutNumbers(formatted) !== withoutNumbers(text)) found.lines++;
    else if (formatted !== text) found.numbers++;
    for (let time = 0; time < times; time++) {
      if (paths.length > 1000 && index % 5 > 0) continue;
      const { text: wrong, done } = damaged(path, text, randomOf(index, time));
      if (checkFormat(path, wrong, `${path}, ${done}`) !== wrong) changed++;
      damagedTexts++;
    }
  }
  assert.deepEqual(found, expected);
  return `${paths.length} files, of which numbers are changed in ${found.numbers}, lines in ${found.lines}; of ${damagedTexts} damaged texts ${changed} are changed`;
}

/** The formatted text. */
function checkFormat(path: string, text: string, where = path): string {
  const edits = format({ path, text, file: scanFile(path, text) });
  const formatted = applyChecked(text, edits, where);
  const what = `${where}, in\n${text}\nbecomes\n${formatted}`;
  assert.deepEqual(format({ path, text: formatted, file: scanFile(path, formatted) }), [], what);
  assert.deepEqual(said(scanFile(path, formatted), formatted), said(scanFile(path, text), text), what);
  checkLines(text, formatted, what);
  assert.equal(formatted.startsWith('\ufeff'), text.startsWith('\ufeff'), what);
  if (text.includes('\n') && !text.includes('\r')) {
    for (const formed of [(plain: string) => plain.replaceAll('\n', '\r\n'), (plain: string) => `\ufeff${plain}`]) {
      if (text.startsWith('\ufeff')) continue;
      const other = formed(text);
      const again = applyEdits(other, format({ path, text: other, file: scanFile(path, other) }));
      // A byte order mark before an indented line or an empty text may make something else of it.
      if (said(scanFile(path, other), other) === said(scanFile(path, text), text))
        assert.equal(again, formed(formatted), what);
    }
  }
  checkWithin(path, text, what);
  return formatted;
}

/** In parts the same is done as at once, as far as nothing is moved. */
function checkWithin(path: string, text: string, what: string): void {
  const document = { path, text, file: scanFile(path, text) };
  const whole = formatWithin(document, { start: 0, end: text.length });
  const half = Math.floor(text.length / 2);
  const within = formatWithin(document, { start: half, end: text.length });
  assert.ok(
    within.every(({ span }) => span.start >= half),
    what,
  );
  assert.equal(
    said(scanFile(path, applyEdits(text, within)), applyEdits(text, within)),
    said(document.file, text),
    what,
  );
  assert.ok(within.length <= whole.length + 1, what);
}

function applyChecked(text: string, edits: readonly Edit[], what: string): string {
  let end = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    assert.ok(end <= span.start && span.start <= span.end && span.end <= text.length, what);
    assert.notEqual(text.slice(span.start, span.end), newText, what);
    ({ end } = span);
  }
  return applyEdits(text, edits);
}

/** Every line is still there and no other has come, save empty ones and the second headings of a section; numbers may differ. */
function checkLines(before: string, after: string, what: string): void {
  const left = linesOf(after);
  for (const [line, count] of linesOf(before)) {
    const isHeading = /^ {0,3}#{1,6}[ \t]+(?:sources?|changes?|related|有关|信息来源)[:：]?[ \t#]*$/i.test(line);
    const now = left.get(line) ?? 0;
    assert.ok(isHeading ? now <= count : now === count, `${what}\nchanges "${line}"`);
    left.delete(line);
  }
  assert.deepEqual([...left.keys()], [], what);
}

function linesOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const key = withoutNumbers(line);
    if (/[^ \t]/.test(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Numbers and bullets of items made alike. */
function withoutNumbers(text: string): string {
  return text.replace(/^(\ufeff? {0,3})(?:\d{1,9}[.)]|[-*+])(?=[ \t]|$)/gm, '$11.');
}

/** All that is read, without places: sections by kind, items in their order. */
function said(file: ArchiveFile, text: string): string {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    const places = ['start', 'end', 'span', 'body', 'number', 'extent'];
    return Object.fromEntries(
      Object.entries(value as Record<string, unknown>)
        .filter(([key]) => !places.includes(key))
        .map(([key, part]) => [key, key === 'content' && !hasText(part) ? contentText(part, text) : strip(part)]),
    );
  };
  if (file.kind !== 'event') return JSON.stringify(strip(file));
  const { sections, ...head } = file;
  const kinds = ['sources', 'changes', 'related'].map((kind) =>
    sections.filter((section) => section.kind === kind).flatMap(({ items }) => strip(items)),
  );
  return JSON.stringify([strip(head), kinds]);
}

function hasText(piece: unknown): boolean {
  return typeof (piece as { text?: unknown }).text === 'string';
}

function contentText(piece: unknown, text: string): string {
  const { start, end } = piece as { start: number; end: number };
  return text.slice(start, end);
}
