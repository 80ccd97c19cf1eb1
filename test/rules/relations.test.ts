/** Relations: what is no path of an event, what leads nowhere, and that one fault gives one problem. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Archive } from '../../server/src/core/archive.js';
import { lint } from '../../server/src/rules/lint.js';
import { fileOf, fixture } from '../support/fixture.js';
import { check, fixedTexts, problemsOf } from '../support/problems.js';

const event = (items: string): string => `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

${items}

//- news/2014/03/7/ferry-retired.md

//- news/2012/03/7/bridge-planned.md
`;
const relation = (link: string): string => event(`1. [Ferry retired](${link}) _Context: Ferry_`);

const MALFORMED = [
  '/news/2014/03/7/ferry-retired.html',
  '/news/2014/03/7/ferry-retired',
  'ferry-retired.md',
  './ferry-retired.md',
  '../../2012/03/7/bridge-planned.md',
  'news/2014/03/7/ferry-retired.md',
  '/2014/03/7/ferry-retired.md',
  '/news/2014/03/07/ferry-retired.md',
  '/news/2014/3/7/ferry-retired.md',
  '/news/14/03/7/ferry-retired.md',
  '/news/2014/03/ferry-retired.md',
  '/news/2014/03/7/x/ferry-retired.md',
  '/news/2014/02/30/ferry-retired.md',
  '/news/2014/13/1/ferry-retired.md',
  '/news/2014/00/1/ferry-retired.md',
  '/news/2013/02/29/ferry-retired.md',
  '/news/2014/03/0/ferry-retired.md',
  '/news/2014/03/7/.md',
  '/news/2014/03/7/index.md',
  '/news/2014/03/7/README.md',
  '/news/../../etc/x',
  '/news/2014/03/7/../../../../../etc/passwd.md',
  '/news/2014/03/../ferry-retired.md',
  '/faq/index.md',
  '/',
  '#bridge',
  '/news/2014/03/7/ferry-retired.md#bridge',
  'http://harbour-herald.example/bridge',
  'file:///news/2014/03/7/ferry-retired.md',
  '//harbour-herald.example/news/2014/03/7/ferry-retired.md',
];

for (const link of MALFORMED) {
  test(`malformed and nothing else: ${link}`, () => {
    check(relation(`<malformed-relation>${link}</malformed-relation>`));
  });
}

test('an empty link is shown at the whole link, no link at the item', () => {
  check(event('1. <malformed-relation>[Ferry retired]()</malformed-relation> _Context: Ferry_'));
  check(event('<malformed-relation>1. Ferry retired</malformed-relation>'));
});

test('a malformed link is put right where that leads to an event, and only there', () => {
  const fixed = (link: string): readonly string[] =>
    check(relation(`<malformed-relation>${link}</malformed-relation>`)).flatMap(({ fixes }) =>
      fixes.map(({ safety, edits }) => `${safety} ${edits.map(({ newText }) => newText).join()}`),
    );
  const exact = ['safe /news/2014/03/7/ferry-retired.md'];
  assert.deepEqual(fixed('/news/2014/03/7/ferry-retired.html'), exact);
  assert.deepEqual(fixed('/news/2014/3/07/ferry-retired.md'), exact);
  assert.deepEqual(fixed('/news/2014/03/7/ferry.html'), []);
  assert.deepEqual(fixed('/news/2014/02/30/ferry-retired.md'), []);
  assert.deepEqual(fixed('/news/2014/03/7/../../../../../etc/passwd.md'), []);
});

test('well formed and not there', () => {
  check(relation('<unresolved-relation>/news/2014/03/7/ferry.md</unresolved-relation>'));
  check(relation('<unresolved-relation>/news/2024/02/29/ferry-retired.md</unresolved-relation>'));
});

test('percent-encoding and backslashes are spellings of the same path', () => {
  check(relation('/news/2014/03/7/ferry%2Dretired.md'));
  check(relation('/news/2014/03/7/ferry\\-retired.md'));
  check(relation('<unresolved-relation>/news/2014/03/7/ferry%ZZ.md</unresolved-relation>'));
});

/** Every spelling of one name that is another name to some file systems. */
const NAMES = [
  ['ferry-retired', 'Ferry-Retired'],
  ['café-opens'.normalize('NFC'), 'café-opens'.normalize('NFD')],
  ['café-opens'.normalize('NFD'), 'CAFÉ-opens'.normalize('NFC')],
  ['한국의-다리'.normalize('NFC'), '한국의-다리'.normalize('NFD')],
] as const;

for (const [exact, other] of NAMES) {
  test(`${JSON.stringify(other)} is not ${JSON.stringify(exact)}, whose exact name is the safe fix`, () => {
    const sample = (link: string): string => `${event(`1. [Café](${link}) _Context: Café_`)}
//- news/2015/01/9/${exact}.md
### [2015-01-9](/news/2015/01/9/index.md)

# Café
`;
    const given = fixture(sample(`<unresolved-relation>/news/2015/01/9/${other}.md</unresolved-relation>`));
    const [problem, ...others] = problemsOf(given);
    assert.equal(problem?.rule, 'unresolved-relation');
    assert.deepEqual(others, []);
    assert.deepEqual(problem.suggestions, [`news/2015/01/9/${exact}.md`]);
    assert.deepEqual(
      problem.fixes.map(({ safety }) => safety),
      ['safe'],
    );
    const sound = fileOf(fixture(sample(`/news/2015/01/9/${exact}.md`)), problem.path).text;
    assert.equal(fixedTexts(given, problem)[0]?.[1], sound);
  });
}

/** An event with its earlier versions, by slug. */
const version = (slug: string, title: string, earlier: readonly string[]): string => `//- news/2014/03/7/${slug}.md
### [2014-03-7](/news/2014/03/7/index.md)

# ${title}

### Changes:

${earlier.map((older, i) => `${i + 1}. [Older](/news/2014/03/7/${older}.md) _(Update)_`).join('\n')}
`;

test('a slug that one event was once known by leads to that event, for certain', () => {
  const sold = version('ferry-sold', 'Ferry sold', ['ferry-sold-abroad', 'ferry-sold']);
  const item = (link: string): string => `${event(`1. [Ferry for sale](${link}) _Context: Ferry_`)}\n${sold}`;
  const given = fixture(item('/news/2014/03/7/ferry-sold-abroad.md'));
  const problems = problemsOf(given);
  assert.deepEqual(
    problems.map(({ rule, path }) => [rule, path]),
    [['unresolved-relation', 'news/2014/03/7/bridge-opens.md']],
    'an earlier version under Changes is not there, and no problem',
  );
  const [problem] = problems;
  assert.ok(problem);
  assert.match(problem.message, /; it was an earlier version of "news\/2014\/03\/7\/ferry-sold\.md"$/);
  assert.deepEqual(problem.suggestions, ['news/2014/03/7/ferry-sold.md']);
  assert.equal(problem.lost, undefined, 'nothing else is looked for');
  assert.deepEqual(
    problem.fixes.map(({ title, safety }) => [title, safety]),
    [['Change to "Ferry sold" (2014-03-7)', 'safe']],
  );
  const right = fileOf(fixture(item('/news/2014/03/7/ferry-sold.md')), problem.path).text;
  assert.equal(fixedTexts(given, problem)[0]?.[1], right, 'the label is for another rule');
});

test('a link is not changed unasked to an event that the file relates to already', () => {
  const sold = version('ferry-sold', 'Ferry sold', ['ferry-sold-abroad']);
  const items = ['ferry-sold-abroad', 'ferry-sold'].map(
    (slug, i) => `${i + 1}. [x](/news/2014/03/7/${slug}.md) _Context: Sea_`,
  );
  const problems = problemsOf(fixture(`${event(items.join('\n'))}\n${sold}`));
  const problem = problems.find(({ rule }) => rule === 'unresolved-relation');
  assert.deepEqual(
    problem?.fixes.map(({ safety }) => safety),
    ['ask'],
  );
});

test('a slug that several events were known by is asked about, the latest version first', () => {
  const given = fixture(`${relation('/news/2014/03/7/ferry.md')}
${version('ferry-bought', 'Ferry bought', ['ferry'])}
${version('ferry-sold', 'Ferry sold', ['ferry', 'ferry-bought'])}
${version('ferry-scrapped', 'Ferry scrapped', ['ferry'])}`);
  const problem = problemsOf(given).find(({ rule }) => rule === 'unresolved-relation');
  assert.match(
    problem?.message ?? '',
    /; it was an earlier version of "news\/2014\/03\/7\/ferry-scrapped\.md" and 2 other events$/,
  );
  const paths = ['ferry-scrapped', 'ferry-sold', 'ferry-bought'].map((slug) => `news/2014/03/7/${slug}.md`);
  assert.deepEqual(problem?.suggestions, paths);
  assert.deepEqual(
    problem?.related.map(({ path }) => path),
    paths,
  );
  assert.deepEqual(
    problem?.fixes.map(({ safety }) => safety),
    ['ask', 'ask', 'ask'],
  );
});

test('offers that would read alike in a menu are told apart by their paths', () => {
  const given = fixture(`${relation('/news/2014/03/7/ferry.md')}
${version('ferry-bought', 'Ferry', ['ferry'])}
${version('ferry-sold', 'Ferry', ['ferry'])}
${version('ferry-scrapped', `Ferry ${'far '.repeat(20)}away`, ['ferry'])}`);
  const problem = problemsOf(given).find(({ rule }) => rule === 'unresolved-relation');
  assert.deepEqual(problem?.fixes.map(({ title }) => title).sort(), [
    `Change to "/news/2014/03/7/ferry-bought.md"`,
    `Change to "/news/2014/03/7/ferry-sold.md"`,
    `Change to "Ferry ${'far '.repeat(15)}far…" (2014-03-7)`,
  ]);
});

test('a day index is no event whose name is nearly this one', () => {
  const [problem] = problemsOf(fixture(relation('/news/2014/03/7/Index.md')));
  assert.deepEqual([problem?.rule, problem?.suggestions, problem?.fixes], ['unresolved-relation', [], []]);
});

test('nothing is unresolved before the list of files is complete', () => {
  const { path, text, file } = fileOf(fixture(relation('/news/2014/03/7/ferry.md')));
  const archive = new Archive();
  archive.set(path, file);
  assert.deepEqual(lint(path, text, file, archive), []);
  archive.markListed();
  const rules = lint(path, text, file, archive).map(({ rule }) => rule);
  assert.deepEqual(rules, ['missing-day-index', 'unresolved-relation']);
});

test('itself, and the same event twice', () => {
  check(event('<self-relation>1. [Bridge opens](/news/2014/03/7/bridge-opens.md) _Context: Bridge_</self-relation>'));
  check(
    event(`1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_
<duplicate-relation>2. [Ferry retired](/news/2014/03/7/ferry%2Dretired.md) _Context: Sea_</duplicate-relation>`),
  );
});

test('labels that read the same as the title are not outdated', () => {
  const label = (text: string): string => event(`1. [${text}](/news/2014/03/7/ferry-retired.md) _Context: Ferry_`);
  check(label(' Ferry  retired '));
  check(label('Ferry&#x20;retired'));
  check(label('<outdated-relation>Ferry Retired</outdated-relation>'));
  check(label('<outdated-relation>Ferry retired.</outdated-relation>'));
});

const zh = (link: string): string => `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### 有关:

1. [Ferry retired](/zh/news/2014/03/7/ferry-retired.md) _消息: Ferry_
2. [Bridge planned](${link}) _消息: Bridge_

//- news/2014/03/7/ferry-retired.md

//- news/2012/03/7/bridge-planned.md

//- news/2012/03/7/index.md
## [2012-03-7](/zh/news/2012/03/7/index.md)

### [Bridge planned](/zh/news/2012/03/7/bridge-planned.md)

//- news/2014/03/7/index.md
## [2014-03-7](/zh/news/2014/03/7/index.md)

### [Bridge opens](/zh/news/2014/03/7/bridge-opens.md)
### [Ferry retired](/zh/news/2014/03/7/ferry-retired.md)
`;

test('an archive whose links begin with /zh says so itself', () => {
  check(zh('/zh/news/2012/03/7/bridge-planned.md'));
  check(zh('/news/2012/03/7/bridge-planned.md'));
  check(zh('<malformed-relation>/zj/news/2012/03/7/bridge-planned.md</malformed-relation>'));
  check(zh('<unresolved-relation>/zh/news/2012/03/7/bridge.md</unresolved-relation>'));
});
