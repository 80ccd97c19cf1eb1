/** Growing selections and folding: what is selected step by step, and which lines are folded. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFile } from '../../server/src/core/read.js';
import { LineMap } from '../../server/src/core/text.js';
import { foldings } from '../../server/src/features/folding.js';
import { selections } from '../../server/src/features/selection.js';

const EVENT = 'news/2014/03/7/bridge-opens.md';
const DAY = 'news/2014/03/7/index.md';

const ITEM = '1. [Ferry retired ](/news/2014/03/7/ferry-retired.md) _Context: Port Alder, Ferry_';
const SECTION = `### Related:\n\n${ITEM}\n2. [Bridge planned](/news/2012/03/7/bridge-planned.md)\n   and more`;
const TITLE = '# Bridge opens';
const BODY = `${TITLE} \n\nIt is open.\n\n\n### Source:\n\n1. [Coast Radio](http://coast-radio.example/)\n\n${SECTION}`;
const text = `### [2014-03-7](/news/2014/03/7/index.md)\n\n##### Aldern\n${BODY}\n\nSomebody wrote this.\n\n`;

const ENTRY = `##### Aldern\n### [Bridge opens ](/news/2014/03/7/bridge-opens.md)\n_Context: Port Alder, Ferry_`;
const OTHER = `### [Ferry retired](/news/2014/03/7/ferry-retired.md)\nIt is sold.`;
const day = `## [2014-03-7](/news/2014/03/7/index.md)\n\n${ENTRY}\n\n${OTHER}\n\n## [Previous Day...](/news/2014/03/6/index.md)\n`;

/** What is selected from the first place of some words on, step by step, the same in every form of the text. */
function steps(path: string, whole: string, words: string): readonly string[] {
  const forms = [whole, `\ufeff${whole}`, whole.replaceAll('\n', '\r\n')];
  const [found = [], ...others] = forms.map((form) => {
    const offset = form.indexOf(words) + 1;
    return selections({ path, text: form, file: parseFile(path, form) }, offset).map(({ start, end }) =>
      form.slice(start, end).replaceAll('\r\n', '\n'),
    );
  });
  for (const other of others) assert.deepEqual(other, found);
  return found;
}

test('from a word to its tag, the tags, the context, the item, the list, the section, the event, the file', () => {
  assert.deepEqual(steps(EVENT, text, 'Alder,'), [
    'Alder',
    'Port Alder',
    'Port Alder, Ferry',
    '_Context: Port Alder, Ferry_',
    ITEM.slice(3),
    ITEM,
    SECTION.slice('### Related:\n\n'.length),
    SECTION,
    `${SECTION}\n\nSomebody wrote this.`,
    `${BODY}\n\nSomebody wrote this.`,
    text.trimEnd(),
  ]);
});

test('the last tag, whose word is beside the end of the context', () => {
  assert.deepEqual(steps(EVENT, text, 'Ferry_').slice(0, 2), ['Ferry', 'Port Alder, Ferry']);
});

test('a date, a title, a topic, a summary, an address', () => {
  const body = `${BODY}\n\nSomebody wrote this.`;
  assert.deepEqual(steps(EVENT, text, '2014-03').slice(0, -1), [
    '2014',
    '2014-03-7',
    '[2014-03-7](/news/2014/03/7/index.md)',
    '### [2014-03-7](/news/2014/03/7/index.md)',
  ]);
  assert.deepEqual(steps(EVENT, text, 'Bridge opens').slice(0, -1), ['Bridge', 'Bridge opens', TITLE, body]);
  assert.deepEqual(steps(EVENT, text, 'Aldern').slice(0, -1), ['Aldern', '##### Aldern']);
  assert.deepEqual(steps(EVENT, text, 'open.').slice(0, -1), ['open', 'It is open.', body]);
  assert.deepEqual(steps(EVENT, text, 'coast-radio').slice(0, 3), [
    'coast',
    'http://coast-radio.example/',
    '[Coast Radio](http://coast-radio.example/)',
  ]);
});

test('in Chinese a word is not the whole sentence', () => {
  const chinese = '### [2014-03-7](/news/2014/03/7/index.md)\n\n# 大桥今天通车\n';
  const [word = '', title = ''] = steps(EVENT, chinese, '今天');
  assert.equal(title, '大桥今天通车');
  assert.ok(word.length < title.length && word.includes('今'), word);
});

test('an entry of a day index', () => {
  assert.deepEqual(steps(DAY, day, 'Alder,'), [
    'Alder',
    'Port Alder',
    'Port Alder, Ferry',
    '_Context: Port Alder, Ferry_',
    ENTRY,
    `${ENTRY}\n\n${OTHER}`,
    day.trimEnd(),
  ]);
  assert.deepEqual(steps(DAY, day, 'Ferry retired'), [
    'Ferry',
    'Ferry retired',
    '[Ferry retired](/news/2014/03/7/ferry-retired.md)',
    '### [Ferry retired](/news/2014/03/7/ferry-retired.md)',
    OTHER,
    `${ENTRY}\n\n${OTHER}`,
    day.trimEnd(),
  ]);
  assert.deepEqual(steps(DAY, day, 'Previous').slice(0, 4), [
    'Previous',
    'Previous Day...',
    '[Previous Day...](/news/2014/03/6/index.md)',
    '## [Previous Day...](/news/2014/03/6/index.md)',
  ]);
});

/** The first and last lines of what is folded, the same in every form of the text. */
function folds(path: string, whole: string): readonly string[] {
  const forms = [whole, `\ufeff${whole}`, whole.replaceAll('\n', '\r\n')];
  const [found = [], ...others] = forms.map((form) => {
    const lines = new LineMap(form);
    const ranges = foldings(parseFile(path, form)).map((span) => lines.range(span));
    return ranges
      .filter(({ start, end }) => start.line < end.line)
      .map(({ start, end }) => `${start.line}-${end.line}`);
  });
  for (const other of others) assert.deepEqual(other, found);
  return found;
}

test('sections, the relations, items of several lines', () => {
  const lines = text.split('\n');
  const at = (line: string): number => lines.findIndex((each) => each.startsWith(line));
  const related = at('### Related');
  assert.deepEqual(folds(EVENT, text), [
    `${at('### Source')}-${at('1. [Coast')}`,
    `${related}-${at('Somebody')}`,
    `${at('1. [Ferry')}-${at('   and more')}`,
    `${at('2. [Bridge')}-${at('   and more')}`,
  ]);
});

test('entries from their topics, and from their titles', () => {
  assert.deepEqual(folds(DAY, day), ['2-4', '3-4', '6-7', '6-7']);
});
