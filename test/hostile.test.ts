/** Texts made to keep readers, rules and features busy: where time grew faster than the text, these would take minutes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Archive } from '../server/src/core/archive.js';
import { parseFile, scanFile } from '../server/src/core/read.js';
import { allSteps } from '../server/src/core/steps.js';
import { applyEdits } from '../server/src/core/text.js';
import { completion } from '../server/src/features/completion.js';
import { foldings } from '../server/src/features/folding.js';
import { format } from '../server/src/features/format.js';
import { mendSafely } from '../server/src/features/fixes.js';
import { hover } from '../server/src/features/hover.js';
import { links } from '../server/src/features/links.js';
import { onEnter } from '../server/src/features/on-enter.js';
import { selections } from '../server/src/features/selection.js';
import { symbols } from '../server/src/features/symbols.js';
import { TAG_REPORT_PARTS, tagReport } from '../server/src/features/tag-report.js';
import { rules } from '../server/src/rules/all.js';
import { lint } from '../server/src/rules/lint.js';
import { Policy } from '../server/src/rules/policy.js';

const EVENT = 'news/2012/05/1/a.md';
const PATHS = [EVENT, 'news/2012/05/1/index.md', 'faq/a.md'];
const EVERY_RULE = new Policy({ settings: Object.fromEntries(rules.map(({ name }) => [name, 'warning'])) });

/** The limit is for tests that hang, not a measure of speed: each of these takes a second or two. */
const limit = { timeout: 120_000 };

/** Repeated over and over. */
const FILLINGS = [
  ...[
    '[',
    ']',
    '](',
    '[](',
    '[a](b',
    '[x](( ) ',
    '(',
    ')',
    '<',
    '_',
    '*',
    '1',
    '#',
    '>',
    '=',
    '-',
    '`',
    '~',
    '\\',
    '&',
  ],
  ...[
    ' ',
    '\t',
    '\u3000',
    '\ufeff',
    '\0',
    '\n',
    '\r',
    '\r\n',
    'é',
    'e\u0301',
    '😀',
    ',',
    'a,',
    ':',
    '.',
    'a.',
    '/',
    '"',
  ],
  ...['> ', '- ', '1. ', '1) ', '# ', '#\n', '>\n', '=\n', '-\n', '1.\n', '1. [\n', '* a\n', '    \n', 'a\n', 'a\n\n'],
  ...['-\n1. ', '1. \n2) ', '```\n', '<!--', '<div>\n', '&#', '_Context: ', '../', '/news/', '2012/', 'http://', '%2'],
];

const HEAD = '### [2012-05-1](/news/2012/05/1/index.md)\n\n# Title\n\n';

/** Where the filling stands, and how long it is. */
const PLACES: Readonly<Record<string, (filling: string) => string>> = {
  'the whole text': (filling) => filling,
  'a date label': (filling) => `### [${filling}](/news/2012/05/1/index.md)\n\n# Title\n`,
  'a date link': (filling) => `### [2012-05-1](${filling})\n\n# Title\n`,
  'a title': (filling) => `# ${filling}`,
  'a section heading': (filling) => `${HEAD}### ${filling}:\n\n1. [A](/news/2012/05/1/b.md) _Context: A_\n`,
  'a source': (filling) => `${HEAD}### Source:\n\n1. [${filling}](http://${filling}) [IMG](${filling})\n`,
  'a relation': (filling) =>
    `${HEAD}### Related:\n\n1. [${filling}](/news/2012/05/1/${filling}.md) _Context: ${filling}_\n`,
  'an entry': (filling) => `## [2012-05-1](${filling})\n\n### [A](/news/2012/05/1/a.md)\n_Context: ${filling}_\n`,
};

for (const [place, textOf] of Object.entries(PLACES)) {
  test(`${place} of 60 kB and more`, limit, () => {
    for (const filling of FILLINGS) checkText(textOf(filling.repeat(60_000 / filling.length)));
  });
}

test('texts that the parser is given, and that hold as much of its worst as it is given', limit, () => {
  for (const filling of FILLINGS) parseFile(EVENT, filling.repeat(60_000 / filling.length));
  for (const nesting of ['> ', '- ', '1. ', '>']) {
    for (const depth of [20, 900]) parseFile(EVENT, nesting.repeat(depth) + 'a\n'.repeat(4_900));
  }
  parseFile(EVENT, Array.from({ length: 240 }, (_, depth) => `${' '.repeat(depth * 2)}- a\n`).join(''));
});

test('a megabyte of items, sections, tags and entries', limit, () => {
  const lines = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n');
  const related = `${HEAD}### Related:\n\n`;
  checkText(related + lines(15_000, (index) => `${index + 1}. [A](/news/2012/05/1/b.md) _Context: A_`));
  checkText(related + lines(15_000, (index) => `${index}. [A](/news/2012/05/1/b${index}.md) _Context: A${index}_`));
  checkText(`${HEAD}### Source:\n\n` + lines(15_000, (index) => `${index}. [A](http://a.example/${index})`));
  checkText(HEAD + lines(50_000, (index) => `### ${index % 2 === 0 ? 'Source' : 'Related'}:\n`));
  checkText(`${related}1. [A](/news/2012/05/1/b.md) _Context: ${lines(100_000, String).replaceAll('\n', ',')}_\n`);
  checkText(`# T\n\n${lines(20_000, (index) => `### [A](/news/2012/05/1/a${index}.md)\n_Context: A_`)}`);
});

/** Reads a text as every kind of file by both readers, and asks every rule and feature that looks at a whole file. */
function checkText(text: string): void {
  for (const path of PATHS) {
    const file = scanFile(path, text);
    assert.deepEqual(parseFile(path, text).kind, file.kind);
    const archive = new Archive();
    archive.set(path, file);
    archive.markListed();
    archive.markRead();
    for (const { range } of lint(path, text, file, archive, { policy: EVERY_RULE })) assert.ok(range.start.line >= 0);
    const document = { path, text, file };
    assert.ok(links(document, archive).length >= 0);
    assert.ok(symbols(file, text).length >= 0);
    const around = { archive, read: () => document, uriOf: (other: string) => other };
    const formatted = applyEdits(text, format(document));
    assert.ok(foldings(file).length >= 0 && formatted.length >= 0);
    for (const offset of [0.2, 0.5, 0.99].map((part) => Math.floor(text.length * part))) {
      hover(document, offset, around);
      completion(document, offset, around);
      selections(document, offset);
      onEnter(document, offset);
    }
    mendSafely(path, text, archive, EVERY_RULE);
    allSteps(tagReport(TAG_REPORT_PARTS, 10, around));
    archive.set(path, scanFile(path, ''));
  }
}
