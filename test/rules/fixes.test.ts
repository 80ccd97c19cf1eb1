/** What the fixes make of a file, as a whole text, where more than one thing could be made of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileOf, fixture } from '../support/fixture.js';
import { fixedTexts, problemsOf } from '../support/problems.js';

const PATH = 'news/2014/03/7/bridge-opens.md';
const HEAD = `### [2014-03-7](/news/2014/03/7/index.md)\n\n# Bridge opens \n\n\n\n\n`;
const OTHERS = `//- news/2014/03/7/ferry-retired.md\n\n//- news/2012/03/7/bridge-planned.md\n\n`;
const FERRY = '[Ferry retired ](/news/2014/03/7/ferry-retired.md)';
const PLAN = '[Bridge planned ](/news/2012/03/7/bridge-planned.md)';
const HERALD = '[Harbour Herald](http://harbour-herald.example/bridge)';
const RADIO = '[Coast Radio](http://coast-radio.example/bridge)';

/** The fixes of one rule, each `safety title` with the text below the head that it makes. */
function fixes(rule: string, body: string, head = HEAD): readonly (readonly [string, string])[] {
  const given = fixture(`${OTHERS}//- ${PATH}\n${head}${body}`);
  const { text } = fileOf(given, PATH);
  const own = problemsOf(given).filter((problem) => problem.rule === rule && problem.path === PATH);
  assert.ok(own.length > 0, `no ${rule} in\n${text}`);
  return own.flatMap((problem) =>
    fixedTexts(given, problem).map(
      ([title, mended], index) =>
        [
          `${problem.fixes[index]?.safety ?? ''} ${title}`,
          mended.startsWith(head) ? mended.slice(head.length) : mended,
        ] as const,
    ),
  );
}

test('an item that goes takes its line along, and those behind it move up where they were counted', () => {
  assert.deepEqual(fixes('duplicate-source', `### Source:\n\n1. ${HERALD}\n2. ${HERALD}\n3. ${RADIO}\n`), [
    ['safe Remove this source', `### Source:\n\n1. ${HERALD}\n2. ${RADIO}\n`],
  ]);
  assert.deepEqual(fixes('duplicate-source', `### Source:\n\n1. ${HERALD}\n1. ${HERALD}\n1. ${RADIO}\n`), [
    ['safe Remove this source', `### Source:\n\n1. ${HERALD}\n1. ${RADIO}\n`],
  ]);
  assert.deepEqual(fixes('duplicate-source', `### Source:\n\n1) ${HERALD}\n2) ${HERALD} \n3) ${RADIO}`), [
    ['safe Remove this source', `### Source:\n\n1) ${HERALD}\n2) ${RADIO}`],
  ]);
});

test('a source under another label may be another one', () => {
  const [[title = ''] = []] = fixes(
    'duplicate-source',
    `### Source:\n\n1. ${HERALD}\n2. ${HERALD.replace('Harbour ', '')}\n`,
  );
  assert.equal(title, 'ask Remove this source');
});

test('an item with something nested below it is left to a person', () => {
  assert.deepEqual(fixes('duplicate-source', `### Source:\n\n1. ${HERALD}\n2. ${HERALD}\n\n   Says so twice.\n`), []);
  const [[title = ''] = []] = fixes('list-numbering', `### Source:\n\n1. ${HERALD}\n9. ${RADIO}\n   - and a list\n`);
  assert.equal(title, 'ask Number the items under "Source:"');
});

test('the tags of a second relation go to the first', () => {
  assert.deepEqual(
    fixes(
      'duplicate-relation',
      `### Related:\n\n1. ${FERRY} _Context: Ferry_\n2. ${PLAN} _Context: Bridge_\n3. ${FERRY} _Context: Aldern, Ferry_\n`,
    ),
    [
      [
        'safe Move its tags to the first relation and remove it',
        `### Related:\n\n1. ${FERRY} _Context: Ferry, Aldern_\n2. ${PLAN} _Context: Bridge_\n`,
      ],
    ],
  );
  assert.deepEqual(fixes('duplicate-relation', `### Related:\n\n1. ${FERRY}\n2. ${FERRY} _Context: Aldern_\n`), [
    ['safe Move its tags to the first relation and remove it', `### Related:\n\n1. ${FERRY} _Context: Aldern_\n`],
  ]);
  const own = `[Last ferry](/news/2014/03/7/ferry-retired.md)`;
  const [[title = ''] = []] = fixes('duplicate-relation', `### Related:\n\n1. ${FERRY}\n2. ${own}\n`);
  assert.equal(title, 'ask Remove this relation', 'its label says something of its own');
});

test('a section that would be empty goes, and what stands around it keeps its distance', () => {
  const self = '[Bridge opens ](/news/2014/03/7/bridge-opens.md) _Context: Bridge_';
  assert.deepEqual(fixes('self-relation', `### Source:\n\n1. ${RADIO}\n\n### Related:\n\n1. ${self}\n`), [
    ['ask Remove this relation', `### Source:\n\n1. ${RADIO}\n`],
  ]);
  assert.deepEqual(fixes('self-relation', `### Related:\n\n1. ${self}\n\n### Notes:\n\nNone.\n`), [
    ['ask Remove this relation', '### Notes:\n\nNone.\n'],
  ]);
  assert.deepEqual(fixes('self-relation', `### Related:\n\n1. ${self}\n\nSomebody wrote this.\n`), [
    ['ask Remove this relation', '### Related:\n\nSomebody wrote this.\n'],
  ]);
});

test('a section moves with all that was written into it, unasked only where that is nothing', () => {
  const related = `### Related:\n\n1. ${FERRY} _Context: Ferry_\n`;
  const sources = `### Source:\n\n1. ${RADIO}\n`;
  assert.deepEqual(fixes('misplaced-section', `${related}\n${sources}`), [
    ['safe Move it before "Related:"', `${sources}\n${related}`],
  ]);
  assert.deepEqual(fixes('misplaced-section', `${related}\n${sources}\nSomebody wrote this.\n`), [
    ['ask Move it before "Related:"', `${sources}\nSomebody wrote this.\n\n${related}`],
  ]);
});

test('a second section of a kind joins the first', () => {
  const related = `### Related:\n\n1. ${FERRY} _Context: Ferry_\n`;
  assert.deepEqual(
    fixes('misplaced-section', `### Source:\n\n1. ${RADIO}\n\n${related}\n### Sources:\n\n1. ${HERALD}\n`),
    [['safe Join its items to those under "Source:"', `### Source:\n\n1. ${RADIO}\n2. ${HERALD}\n\n${related}`]],
  );
  const [[title = ''] = []] = fixes(
    'misplaced-section',
    `### Source:\n\n1. ${RADIO}\n\n### Read more:\n\n1. ${HERALD}\n`,
  );
  assert.equal(title, 'ask Join its items to those under "Source:"', 'its heading would be lost');
});

test('a date heading is added below the line of formats, in the line ends of the file', () => {
  const formats = `\nFormats: [HTML](a.html)  \n\n`;
  assert.deepEqual(fixes('missing-date-heading', '', `${formats}# Bridge opens\n`), [
    ['safe Add the date heading', `${formats}### [2014-03-7](/news/2014/03/7/index.md)\n\n# Bridge opens\n`],
  ]);
  const crlf = `${formats}# Bridge opens\n`.replaceAll('\n', '\r\n');
  const [[, mended = ''] = []] = fixes('missing-date-heading', '', crlf);
  assert.equal(
    mended,
    `${formats}### [2014-03-7](/news/2014/03/7/index.md)\n\n# Bridge opens\n`.replaceAll('\n', '\r\n'),
  );
});

test('label and link of a date heading are mended each by itself', () => {
  const heading = (label: string, link: string): string => `### [${label}](${link})\n\n# Bridge opens\n`;
  const mended = (label: string, link: string): readonly string[] =>
    fixes('malformed-date-heading', '', heading(label, link)).map(([title]) => title);
  assert.deepEqual(mended('2014-03-07', '/news/2014/03/7/index.md'), ['safe Change to "2014-03-7"']);
  assert.deepEqual(mended('Friday', '/news/2014/03/7/index.md'), ['ask Change to "2014-03-7"']);
  assert.deepEqual(mended('2014-03-7', '/news/2014/03/07/index.md'), ['safe Change to "/news/2014/03/7/index.md"']);
  assert.deepEqual(mended('2014-03-7', 'http://a.example/'), ['ask Change to "/news/2014/03/7/index.md"']);
  assert.deepEqual(fixes('malformed-date-heading', '', '### 2014-03-7\n\n# Bridge opens\n'), [
    [
      'safe Change to "[2014-03-7](/news/2014/03/7/index.md)"',
      '### [2014-03-7](/news/2014/03/7/index.md)\n\n# Bridge opens\n',
    ],
  ]);
});

test('of two titles that follow each other one is kept', () => {
  assert.deepEqual(
    fixes('duplicate-title', '', '# Bridge opens\n\n# Bridge over the Wend opens\n\nSummary.\n').filter(([title]) =>
      title.includes('title'),
    ),
    [
      ['ask Remove this title', '# Bridge opens\n\nSummary.\n'],
      ['ask Keep this title, remove the first', '# Bridge over the Wend opens\n\nSummary.\n'],
    ],
  );
  assert.deepEqual(fixes('duplicate-title', '', '# Bridge opens\n\nSummary.\n\n# Ferry retired\n'), []);
});

test('a relation is led to the event that it means, however its link is written', () => {
  const mended = (link: string): readonly string[] =>
    fixes('malformed-relation', `### Related:\n\n1. [Bridge planned](${link}) _Context: Bridge_\n`).map(
      ([title]) => title,
    );
  const change = 'Change to "/news/2012/03/7/bridge-planned.md"';
  for (const link of [
    'news/2012/03/7/bridge-planned.md',
    '/2012/03/7/bridge-planned.md',
    '../../../2012/03/07/bridge-planned.html',
    '/news/2012/03/7/bridge-planned',
  ])
    assert.deepEqual(mended(link), [`safe ${change}`], link);
  for (const link of [
    'https://archive.example/news/2012/03/7/bridge-planned.html',
    '/news/2012/03/7/bridge-planned.md#top',
  ])
    assert.deepEqual(mended(link), [`ask ${change}`], link);
  assert.deepEqual(mended('/news/2012/03/7/bridge.html'), []);
});

test('a label that has hardly a word of the title may belong to another event', () => {
  const labelled = (label: string): readonly string[] =>
    fixes(
      'outdated-relation',
      `### Related:\n\n1. [${label}](/news/2014/03/7/ferry-retired.md) _Context: Ferry_\n`,
    ).map(([title, text]) => `${title.slice(0, 4).trim()} ${/\[.*\]/.exec(text)?.[0] ?? ''}`);
  assert.deepEqual(labelled(' The ferry retired '), ['safe [ Ferry retired ]']);
  assert.deepEqual(labelled('Harbour closed'), ['ask [Ferry retired]']);
});

test('an address is mended where it can be told what was meant', () => {
  const mended = (url: string): readonly string[] =>
    fixes('malformed-source', `### Source:\n\n1. [Coast Radio](${url})\n`).map(([title]) => title);
  assert.deepEqual(mended('https:http://coast-radio.example/a'), ['ask Change to "http://coast-radio.example/a"']);
  assert.deepEqual(mended('http://coast-radio.example/a b'), ['ask Change to "http://coast-radio.example/a%20b"']);
  assert.deepEqual(mended('/pictures/a.jpg'), []);
});
