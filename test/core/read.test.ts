/** Reading events, day indexes and pages: both templates, every kind of file, and text that is none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDayIndex, readEvent, readFile, tagsOf } from '../support/reading.js';

const OLD = `### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens 

The bridge over the Wend
was opened.


### Source:

1. [Harbour Herald](http://herald.example/a)
2. [Cover Image](https://herald.example/a.jpg)

### Related:

1. [Ferry retired ](/news/2014/03/7/ferry-retired.md) _Context: Ferry, Port Alder_
`;

test('the old template', () => {
  const { dateHeading, topic, titles, summary, sections } = readEvent(OLD);
  assert.equal(dateHeading?.link?.label.text, '2014-03-7');
  assert.equal(dateHeading.link.url.text, '/news/2014/03/7/index.md');
  assert.equal(topic, undefined);
  assert.deepEqual(titles, [{ text: 'Bridge opens', start: 45, end: 57 }]);
  assert.equal(summary?.text, 'The bridge over the Wend\nwas opened.');
  assert.deepEqual(
    sections.map(({ kind, heading, items }) => [kind, heading.text, items.length]),
    [
      ['sources', 'Source:', 2],
      ['related', 'Related:', 1],
    ],
  );
  const item = sections[1]?.items[0];
  assert.equal(item?.link?.label.text, 'Ferry retired ');
  assert.deepEqual(tagsOf(item), ['Ferry', 'Port Alder']);
  assert.equal(OLD.slice(item?.context?.span.start, item?.context?.span.end), '_Context: Ferry, Port Alder_');
  assert.deepEqual(item?.number, {
    value: 1,
    span: { start: item?.span.start ?? -1, end: (item?.span.start ?? 0) + 2 },
  });
});

test('every span holds the text it stands for', () => {
  const { sections, titles, summary, dateHeading } = readEvent(OLD);
  const all = sections.flatMap(({ items }) => items);
  const pieces = [
    ...titles,
    summary,
    dateHeading?.content,
    ...sections.map(({ heading }) => heading),
    ...all.flatMap(({ link, context }) => [link?.label, link?.url, context?.keyword, ...(context?.tags ?? [])]),
  ];
  for (const piece of pieces) if (piece) assert.equal(OLD.slice(piece.start, piece.end), piece.text);
  for (const { link } of all) assert.match(OLD.slice(link?.span.start, link?.span.end), /^\[.*\]\(.*\)$/);
});

test('the new template: a Formats line, a topic, sources, changes, related', () => {
  const { dateHeading, topic, titles, summary, sections } = readEvent(`
Formats: [HTML](/news/2014/03/7/a.html)  [JSON](/news/2014/03/7/a.json)  [XML](/news/2014/03/7/a.xml)  

### [2014-03-7](/news/2014/03/7/index.md)

##### Port Alder
# Bridge opens



### Sources:

1. [Herald](http://herald.example/a)

### Changes:

1. [Bridge nearly open](/news/2014/03/7/bridge-nearly-open.md) _2014-03-07 10:00:00 (First version)_
2. [Bridge opens](/news/2014/03/7/bridge-opens.md) _(Current version)_

### Related:

`);
  assert.equal(dateHeading?.link?.label.text, '2014-03-7');
  assert.equal(topic?.text, 'Port Alder');
  assert.equal(titles[0]?.text, 'Bridge opens');
  assert.equal(summary, undefined);
  assert.deepEqual(
    sections.map(({ kind, items }) => [kind, items.length]),
    [
      ['sources', 1],
      ['changes', 2],
      ['related', 0],
    ],
  );
  assert.deepEqual(tagsOf(sections[1]?.items[0]), [], 'a version is no context');
});

test('the Chinese words, and an archive of another language', () => {
  const { sections } = readEvent(`# 桥

### 信息来源:

1. [报](http://herald.example/)

### 有关：

1. [渡船](/zh/news/2014/03/7/渡船.md) _消息: 渡船, 桥_
`);
  assert.deepEqual(
    sections.map(({ kind }) => kind),
    ['sources', 'related'],
  );
  assert.deepEqual(tagsOf(sections[1]?.items[0]), ['渡船', '桥']);
  const other = readEvent(
    '# Pont\n\n### Sources lues\n\n1. [H](http://h.example/)\n\n### Voir\n\n1. [B](/news/2014/03/7/b.md) _Sujet: Bac_\n',
  );
  assert.deepEqual(
    other.sections.map(({ kind }) => kind),
    ['sources', 'related'],
    'told by what the first item is',
  );
});

test('what stands in code, quotes, HTML and nested lists is no part of the event', () => {
  const { titles, sections } = readEvent(`\`\`\`
# Fenced
\`\`\`

> # Quoted

<!--
# Commented
-->

# Title

### Related:

1. [A](/news/2014/03/7/a.md) _Context: A_
   1. [Nested](/news/2014/03/7/b.md) _Context: B_
2. [C](/news/2014/03/7/c.md) _Context: C_
`);
  assert.deepEqual(
    titles.map(({ text }) => text),
    ['Title'],
  );
  assert.deepEqual(
    sections[0]?.items.map(({ link }) => link?.label.text),
    ['A', 'C'],
  );
});

test('line breaks, a byte order mark and a missing last line break change nothing', () => {
  const told = (text: string): unknown => {
    const { dateHeading, titles, summary, sections } = readEvent(text);
    const said = sections.map(({ kind, items }) => [kind, items.map((item) => [item.link?.url.text, tagsOf(item)])]);
    return [dateHeading?.link?.url.text, titles[0]?.text, summary?.text.replace(/\r\n?/g, '\n'), said];
  };
  const expected = told(OLD);
  assert.deepEqual(told(OLD.replaceAll('\n', '\r\n')), expected);
  assert.deepEqual(told(OLD.replaceAll('\n', '\r')), expected);
  assert.deepEqual(told(`\ufeff${OLD}`), expected);
  assert.deepEqual(told(OLD.trimEnd()), expected);
});

test('text that is no event is an empty one', () => {
  for (const text of ['', '\n', '\ufeff', ' ', '\0\0\0', 'Plain prose.', '{"json": true}', '\u2028', '<html></html>']) {
    const { dateHeading, titles, sections } = readEvent(text);
    assert.deepEqual([dateHeading, titles, sections], [undefined, [], []], JSON.stringify(text));
  }
});

test('a day index: entries with topic, context or summary, and the previous day', () => {
  const { dateHeading, entries, previousDay } = readDayIndex(`Formats: [HTML](index.html)  [JSON](index.json)

## [2014-03-7](/news/2014/03/7/index.md)

##### Port Alder
### [Bridge opens ](/news/2014/03/7/bridge-opens.md)
The bridge over the Wend was opened.
### [Ferry retired ](/news/2014/03/7/ferry-retired.md)
_Context: Ferry, Port Alder_
### No link

## [Previous Day...](/news/2014/03/6/index.md)
`);
  assert.equal(dateHeading?.link?.url.text, '/news/2014/03/7/index.md');
  assert.deepEqual(
    entries.map(({ topic, link, summary, context }) => [
      topic?.text,
      link.label.text,
      summary?.text,
      context?.tags.map(({ text }) => text),
    ]),
    [
      ['Port Alder', 'Bridge opens ', 'The bridge over the Wend was opened.', undefined],
      [undefined, 'Ferry retired ', undefined, ['Ferry', 'Port Alder']],
    ],
  );
  assert.equal(previousDay?.url.text, '/news/2014/03/6/index.md');
});

test('a page: its links into news/, in prose and in lists', () => {
  const page = readFile(
    'faq/index.md',
    '# Q\n\nSee [a](/news/2014/03/7/a.md), [b](b.md).\n\n* [c](/zh/news/2014/03/7/c.md)\n',
  );
  assert.ok(page.kind === 'page');
  assert.deepEqual(
    page.links.map(({ url }) => url.text),
    ['/news/2014/03/7/a.md', '/zh/news/2014/03/7/c.md'],
  );
});
