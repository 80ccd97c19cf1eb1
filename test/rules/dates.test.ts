/** Dates: label, link and folder in every disagreement, each fault one problem at the place that is wrong. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixture } from '../support/fixture.js';
import { check, checkMarks, fixedTexts, problemsOf } from '../support/problems.js';

const event = (heading: string, folder = '2014/03/7'): string => `//- news/${folder}/bridge-opens.md
### ${heading}

# Bridge opens

//- news/2014/03/8/ferry-retired.md
`;

test('label and link agree against the folder: both sides are said, nobody is sure who is right', () => {
  const [problem] = check(event('<date-mismatch>[2014-03-8](/news/2014/03/8/index.md)</date-mismatch>'));
  assert.equal(problem?.message, 'Heading says 2014-03-8, folder says 2014-03-7');
  assert.deepEqual(
    problem.fixes.map(({ safety }) => safety),
    ['ask'],
  );
});

test('the label alone is wrong: two of three agree, so it is safe to follow them', () => {
  const given = fixture(event('[<date-mismatch>2014-03-8</date-mismatch>](/news/2014/03/7/index.md)'));
  checkMarks(given);
  const [problem] = problemsOf(given);
  assert.equal(problem?.fixes[0]?.safety, 'safe');
  assert.deepEqual(
    fixedTexts(given, problem).map(([, text]) => text),
    ['### [2014-03-7](/news/2014/03/7/index.md)\n\n# Bridge opens\n\n'],
  );
});

test('the link alone is wrong, whether or not that day has an index', () => {
  for (const day of ['2014/03/8', '2014/03/9']) {
    const given = fixture(event(`[2014-03-7](<date-mismatch>/news/${day}/index.md</date-mismatch>)`));
    checkMarks(given);
    const [problem] = problemsOf(given);
    assert.equal(problem?.fixes[0]?.safety, 'safe');
    assert.match(fixedTexts(given, problem)[0]?.[1] ?? '', /^### \[2014-03-7\]\(\/news\/2014\/03\/7\/index\.md\)\n/);
  }
});

test('all three differ', () => {
  const [problem] = check(event('<date-mismatch>[2014-03-9](/news/2014/03/8/index.md)</date-mismatch>'));
  assert.equal(problem?.message, 'Heading says 2014-03-9 and links to 2014-03-8, folder says 2014-03-7');
});

test('a day that never was is that fault and no mismatch', () => {
  check(event('[<impossible-date>2014-02-30</impossible-date>](/news/2014/03/7/index.md)'));
  check(event('[<impossible-date>2014-13-7</impossible-date>](/news/2014/03/7/index.md)'));
  check(event('[2014-03-7](<impossible-date>/news/2014/02/30/index.md</impossible-date>)'));
  check(event('[<impossible-date>2014-02-30</impossible-date>](/news/2014/02/30/index.md)', '2014/02/30'));
  check(event('[2014-02-28](<impossible-date>/news/2014/02/30/index.md</impossible-date>)', '2014/02/30'));
  const [problem] = check(event('<date-mismatch>[2014-03-8](/news/2014/03/8/index.md)</date-mismatch>', '2014/02/30'));
  assert.deepEqual(problem?.fixes, [], 'a folder that is no day is nothing to follow');
});

test('leap days', () => {
  const leapDay = (year: number, heading: string): string => `//- news/${year}/02/29/x.md\n### ${heading}\n\n# X\n`;
  check(leapDay(2012, '[2012-02-29](/news/2012/02/29/index.md)'));
  check(leapDay(2000, '[2000-02-29](/news/2000/02/29/index.md)'));
  check(leapDay(2013, '[<impossible-date>2013-02-29</impossible-date>](/news/2013/02/29/index.md)'));
  check(leapDay(1900, '[<impossible-date>1900-02-29</impossible-date>](/news/1900/02/29/index.md)'));
});

test('labels that are no well-formed date', () => {
  const label = (text: string): string => event(`[${text}](/news/2014/03/7/index.md)`);
  for (const text of [
    '2014-03-07',
    '2014-3-7',
    '2014/03/7',
    '2014.03.7',
    ' 2014-03-7',
    '7 March 2014',
    '',
    '2014-03',
  ]) {
    check(label(`<malformed-date-heading>${text}</malformed-date-heading>`));
  }
});

test('links that lead to no day index', () => {
  const link = (url: string): string => event(`[2014-03-7](<malformed-date-heading>${url}</malformed-date-heading>)`);
  for (const url of ['index.md', '/news/2014/03/7/', '/news/2014/03/7/index.html', '/news/2014/03/07/index.md']) {
    check(link(url));
  }
  check(link('/news/2014/03/8/ferry-retired.md'));
  check(link('http://harbour-herald.example/2014/03/7/index.md'));
  check(event('<malformed-date-heading>2014-03-7</malformed-date-heading>'));
  check(event('<malformed-date-heading>[2014-03-7]</malformed-date-heading>'));
  check(event('<malformed-date-heading>[2014-03-7]()</malformed-date-heading>'));
  check(
    event('[2014-03-7](/news/2014/03/7/README.md)'.replace(/\/news.*md/, '<missing-day-index>$&</missing-day-index>')),
  );
});

test('folders that are no date path', () => {
  for (const folder of ['2014/03/07', '2014/3/7', '2014/003/7', '2014/march/7', '2014/03', '2014/03/7/more']) {
    check(event('<malformed-date-path>[2014-03-7](/news/2014/03/7/index.md)</malformed-date-path>', folder));
  }
});

test('in a misspelt folder its own day index is no second fault', () => {
  check(`//- news/2014/03/07/bridge-opens.md
### <malformed-date-path>[2014-03-7](/news/2014/03/07/index.md)</malformed-date-path>

# Bridge opens

//- news/2014/03/07/index.md
## <malformed-date-path>[2014-03-7](/news/2014/03/07/index.md)</malformed-date-path>
`);
});

test('no date heading, at the first line whatever ends it', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    check(`//- news/2014/03/7/bridge-opens.md\n<missing-date-heading># Bridge opens</missing-date-heading>${end}`);
  }
  check('//- news/2014/03/7/index.md\n<missing-date-heading>Nothing happened.</missing-date-heading>');
});

test('no title, an empty one, two', () => {
  const body = (text: string): string => `//- news/2014/03/7/bridge-opens.md\n${text}`;
  const heading = '### [2014-03-7](/news/2014/03/7/index.md)';
  check(body(`<missing-title>${heading}</missing-title>\n`));
  check(body(`<missing-title>${heading}</missing-title>\n\n#\n`));
  check(body(`<missing-title>${heading}</missing-title>\n\n#  \n\n# #\n`));
  check(
    body(`${heading}\n\n# A\n\n# <duplicate-title>A</duplicate-title>\n\n# <duplicate-title>B</duplicate-title>\n`),
  );
});

test('an empty file is two faults at its only place', () => {
  const path = 'news/2014/03/7/bridge-opens.md';
  check(`//- ${path}\n<missing-date-heading></missing-date-heading><missing-title></missing-title>`);
});
