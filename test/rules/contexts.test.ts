/** Contexts and tags: what counts as a context, what is wrong with one, and when a tag is a variant. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixture } from '../support/fixture.js';
import { check, checkMarks, fixedTexts, problemsOf } from '../support/problems.js';

const event = (items: string): string => `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

${items}

//- news/2014/03/7/ferry-retired.md
`;
const LINK = '1. [Ferry retired](/news/2014/03/7/ferry-retired.md)';
const sound = (context: string): unknown => check(event(`${LINK} ${context}`));
/** What the fixes make of a context that is not well formed. */
function malformed(context: string): readonly string[] {
  const given = fixture(event(`<malformed-context>${LINK} ${context}</malformed-context>`));
  checkMarks(given);
  return problemsOf(given).flatMap((problem) =>
    fixedTexts(given, problem).map(([, text], index) => {
      const mended = text.slice(text.indexOf(LINK) + LINK.length).trim();
      return `${problem.fixes[index]?.safety ?? ''} ${mended}`;
    }),
  );
}

test('sound contexts in all their spellings', () => {
  sound('_Context: Ferry_');
  sound('_Context: Ferry, Port Alder, U.S._');
  sound("_Context: ''Aurora'' disaster, Fishermen's Union, War in Halvern (2015-present)_");
  sound('_Context:Ferry,Bridge_');
  sound('*Context: Ferry*');
  sound('_消息: 渡船, 桥_');
  sound('_消息：渡船_');
  sound('_Context: a_b, c_');
  sound('_Context: 10:30, Ferry_');
});

test('unclosed, empty, an empty tag, a repeated tag', () => {
  assert.deepEqual(malformed('_Context: Ferry'), ['safe _Context: Ferry_']);
  assert.deepEqual(malformed('_Context: Ferry, Bridge,'), ['safe _Context: Ferry, Bridge_']);
  assert.deepEqual(malformed('_Context: _'), []);
  assert.deepEqual(malformed('_Context:_'), []);
  assert.deepEqual(malformed('_Context: ,_'), []);
  assert.deepEqual(malformed('_Context:'), []);
  assert.deepEqual(malformed('_Context: ,Ferry_'), ['safe _Context: Ferry_']);
  assert.deepEqual(malformed('_Context: Ferry,_'), ['safe _Context: Ferry_']);
  assert.deepEqual(malformed('_Context: Ferry,, Bridge_'), ['safe _Context: Ferry, Bridge_']);
  assert.deepEqual(malformed('_Context: Ferry, Bridge, Ferry_'), ['safe _Context: Ferry, Bridge_']);
  assert.deepEqual(malformed('*消息：渡船, , 桥*'), ['safe *消息：渡船, 桥*']);
});

test('a context is mended where it is wrong, and keeps its spelling everywhere else', () => {
  assert.deepEqual(malformed('_Context:Ferry ,,Bridge ,Ferry_'), ['safe _Context:Ferry ,Bridge_']);
  assert.deepEqual(malformed('_Context:  , , Ferry,Bridge_'), ['safe _Context: Ferry,Bridge_']);
  assert.deepEqual(malformed('_Context: ,,Ferry'), ['safe _Context: Ferry_']);
  assert.deepEqual(malformed('_Context: Ferry,  Bridge, ,'), ['safe _Context: Ferry,  Bridge_']);
});

test('no context at all', () => {
  check(event(`<missing-context>${LINK}</missing-context>`));
  check(event(`<missing-context>${LINK} Ferry, Bridge</missing-context>`));
  check(event(`<missing-context>${LINK} _Ferry_</missing-context>`));
  check(event(`<missing-context>${LINK} _2014-03-07 10:00:00 (Update)_</missing-context>`));
});

/** An event that uses one spelling and, so many times each, the others. */
function uses(marked: string, others: Readonly<Record<string, number>>): string {
  const items = Object.entries(others).flatMap(([tag, times]) => Array.from({ length: times }, () => tag));
  const paths = items.map((_, index) => `news/2012/03/7/ferry-${index}.md`);
  const lines = items.map((tag, index) => `${index + 2}. [Ferry ${index}](/${paths[index]}) _Context: ${tag}_`);
  const files = paths.map((path) => `//- ${path}\n`);
  return `${event([`${LINK} _Context: ${marked}_`, ...lines].join('\n'))}${files.join('')}`;
}

test('a variant is a tag whose other spelling is used ten times as often', () => {
  check(uses('<context-variant>port alder</context-variant>', { 'Port Alder': 10 }));
  check(uses('port alder', { 'Port Alder': 9 }));
  check(uses('port alder', { 'Port Alder': 5, 'PORT ALDER': 5 }));
});

test('a variant differs only in case, spacing, accents or punctuation', () => {
  check(uses('<context-variant>PortAlder</context-variant>', { 'Port Alder': 10 }));
  check(uses('<context-variant>Cote Grise</context-variant>', { 'Côte Grise': 10 }));
  check(uses('<context-variant>US</context-variant>', { 'U.S.': 10 }));
  check(uses("<context-variant>''Aurora'' disaster</context-variant>", { 'Aurora disaster': 10 }));
  check(uses('Port Alders', { 'Port Alder': 10 }));
  check(uses('US$', { 'U.S.': 10 }));
  check(uses('C++', { C: 10 }));
});

test('a tag of punctuation alone is a variant of nothing', () => void check(uses('?', { '!': 10 })));
