/** Sections, their items, and day indexes with their entries. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixture } from '../support/fixture.js';
import { check, fixedTexts, problemsOf } from '../support/problems.js';

const event = (body: string): string => `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

${body}

//- news/2014/03/7/ferry-retired.md
`;
const SOURCE = '[Harbour Herald](http://harbour-herald.example/)';
const RELATION = '[Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_';

test('sections in order, doubled and out of order', () => {
  check(event(`### Sources:\n\n1. ${SOURCE}\n\n### Changes:\n\n### Related:\n\n1. ${RELATION}`));
  check(event(`### Related:\n\n1. ${RELATION}\n\n### <misplaced-section>Sources:</misplaced-section>\n\n1. ${SOURCE}`));
  check(event(`### Source:\n\n1. ${SOURCE}\n\n### <misplaced-section>Sources:</misplaced-section>\n`));
  check(
    event(
      '### Related:\n\n### <misplaced-section>Changes:</misplaced-section>\n\n### <misplaced-section>Source:</misplaced-section>\n',
    ),
  );
});

test('one numbering problem for each section, at the first wrong number, with all numbers in one fix', () => {
  const given = fixture(
    event(
      `### Sources:\n\n1. ${SOURCE}\n3. [A](http://a.example/)\n3. [B](http://b.example/)\n10. [C](http://c.example/)`,
    ),
  );
  const [problem, ...others] = problemsOf(given);
  assert.deepEqual([problem?.rule, others], ['list-numbering', []]);
  assert.deepEqual(problem?.range, { start: { line: 7, character: 0 }, end: { line: 7, character: 2 } });
  assert.deepEqual(
    fixedTexts(given, problem).map(([, text]) => text.match(/^\d+\./gm)),
    [['1.', '2.', '3.', '4.']],
  );
  check(
    event(
      `### Sources:\n\n<list-numbering>2.</list-numbering> ${SOURCE}\n\n### Related:\n\n<list-numbering>0.</list-numbering> ${RELATION}`,
    ),
  );
});

test('an item with a bullet has no number', () => {
  const given = fixture(event(`### Sources:\n\n* ${SOURCE}`));
  const [problem, ...others] = problemsOf(given);
  assert.deepEqual([problem?.message, others], ['Item has no number, expected 1', []]);
  assert.ok(problem);
  assert.match(fixedTexts(given, problem)[0]?.[1] ?? '', /^1\. \[Harbour Herald\]/m);
});

const dayIndex = (entries: string): string => `//- news/2014/03/7/index.md
## [2014-03-7](/news/2014/03/7/index.md)

${entries}

## [Previous Day...](/news/2014/03/6/index.md)

//- news/2014/03/7/bridge-opens.md

//- news/2014/03/7/ferry-retired.md
`;
const BOTH =
  '### [Bridge opens ](/news/2014/03/7/bridge-opens.md)\n### [Ferry retired ](/news/2014/03/7/ferry-retired.md)';

test('entries that resolve, that do not, that are no events, and twins', () => {
  check(dayIndex(BOTH));
  const entry = (link: string): string =>
    dayIndex(`${BOTH}\n### [Other](<unresolved-entry>${link}</unresolved-entry>)`);
  check(entry('/news/2014/03/7/other.md'));
  check(entry('/news/2014/03/7/Bridge-Opens.md'));
  check(entry('/news/2014/03/07/bridge-opens.md'));
  check(entry('/news/2014/02/30/bridge-opens.md'));
  check(entry('/news/2014/03/7/index.md'));
  check(entry('bridge-opens.md'));
  check(entry('/zz/news/2014/03/7/other.md'));
  check(dayIndex(`${BOTH}\n### <unresolved-entry>[Other]()</unresolved-entry>`));
  check(dayIndex(`${BOTH}\n### <duplicate-entry>[Ferry](/news/2014/03/7/ferry-retired.md)</duplicate-entry>`));
});

test('an event that its day index leaves out, by the index and never by its twin', () => {
  check(`//- news/2014/03/7/bridge-opens.md
### <unlisted-event>[2014-03-7](/news/2014/03/7/index.md)</unlisted-event>

# Bridge opens

//- news/2014/03/7/index.md
## [2014-03-7](/news/2014/03/7/index.md)

//- news/2014/03/7/README.md
## [2014-03-7](/news/2014/03/7/index.md)

### [Bridge opens](/news/2014/03/7/bridge-opens.md)
`);
});

test('a day without an index is one problem for each heading that links to it, and none lists its events', () => {
  check(`//- news/2014/03/7/README.md
## [2014-03-7](<missing-day-index>/news/2014/03/7/index.md</missing-day-index>)

### [Bridge opens](/news/2014/03/7/bridge-opens.md)

//- news/2014/03/7/bridge-opens.md
### [2014-03-7](<missing-day-index>/news/2014/03/7/index.md</missing-day-index>)

# Bridge opens
`);
});

test('the Formats line of the new template and the previous day are never checked', () => {
  check(`//- news/2014/03/7/bridge-opens.md

Formats: [HTML](/news/2014/03/7/bridge-opens.html)  [JSON](/news/2014/03/7/bridge-opens.json)  [XML](nowhere.xml)  
### [2014-03-7](/news/2014/03/7/index.md)

##### Port Alder
# Bridge opens
`);
});

test('pages: links into news/ are checked, all else is not', () => {
  check(`//- faq/index.md
# Questions

### Related:

1. [Gone](<unresolved-relation>/news/2014/03/7/ferry.md</unresolved-relation>), [there](/news/2014/03/7/bridge-opens.md),
[a day](/news/2014/03/7/index.md), [none](<missing-day-index>/news/2014/03/8/index.md</missing-day-index>),
[web](htp://x), [page](/api/none.md), [relative](none.md), [data](/news/2014/03/7/bridge-opens.html)

# Again

//- index.md
[Gone](<unresolved-relation>/news/2014/03/7/ferry.md</unresolved-relation>)

//- news/index.md
[Gone](<unresolved-relation>/news/2014/03/7/ferry.md</unresolved-relation>)

//- news/2014/03/7/bridge-opens.md
`);
});
