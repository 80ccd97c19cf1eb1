/** Sources: when two addresses are one source, whose they are, and what an archive calls their outlets. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Archive } from '../../server/src/core/archive.js';
import { HashTable } from '../../server/src/core/hash-table.js';
import { hashOf, otherHashOf } from '../../server/src/core/hash.js';
import { scanFile } from '../../server/src/core/read.js';
import { isPictureUrl, readSourceUrl } from '../../server/src/core/source-url.js';

for (const [url, host, key] of [
  ['http://herald.example/a', 'herald.example', 'herald.example/a'],
  ['https://www.Herald.Example/a/#top', 'herald.example', 'herald.example/a'],
  ['HTTP://me@herald.example:80/a?b=c#d', 'herald.example', 'herald.example/a?b=c'],
  ['https://herald.example', 'herald.example', 'herald.example'],
  ['https://herald.example?a', 'herald.example', 'herald.example?a'],
  ['https://web.archive.org/web/20120322100000/http://www.herald.example/a', 'herald.example', 'herald.example/a'],
  ['http://web.archive.org/web/20120322im_/https://herald.example/a', 'herald.example', 'herald.example/a'],
  ['https://archive.is/20120322/http://herald.example/a', 'herald.example', 'herald.example/a'],
  ['https://archive.is/aBcD', 'archive.is', 'archive.is/aBcD'],
  ['http://新闻.example/甲', '新闻.example', '新闻.example/甲'],
] as const) {
  test(`${url} is a source of ${host}`, () => {
    assert.deepEqual(readSourceUrl(url), { host, key });
  });
}

for (const url of [
  '',
  'herald',
  'ftp://herald.example/',
  'http://herald/',
  '//herald.example',
  'http:///a',
  'https://',
]) {
  test(`"${url}" is no source`, () => {
    assert.equal(readSourceUrl(url), undefined);
  });
}

test('pictures are known by the ending of their path', () => {
  assert.ok(isPictureUrl('https://herald.example/a.JPG?w=100'));
  assert.ok(!isPictureUrl('https://herald.example/a?b=c.jpg'));
});

test('an archive knows who cites a source, and what the outlets of a host are called', () => {
  const archive = new Archive();
  const event = (...sources: readonly string[]): string =>
    `# Title\n\n### Sources:\n\n${sources.map((source, i) => `${i + 1}. ${source}`).join('\n')}\n`;
  const set = (path: string, text: string): void => archive.set(path, scanFile(path, text));
  const [a, b] = ['news/2014/03/7/a.md', 'news/2014/03/8/b.md'];
  set(a, event('[Herald](http://herald.example/1)', '[Herald ](http://herald.example/2)'));
  set(
    b,
    event(
      '[The Herald](https://herald.example/1#x)',
      '[](http://herald.example/3)',
      '[P](http://herald.example/p.png)',
    ),
  );
  const citing = (url: string): readonly string[] => {
    const source = archive.sources.idOf(url);
    return source === undefined ? [] : archive.sources.citing(source).map((id) => archive.pathOf(id));
  };
  const names = (): readonly (readonly [string, number])[] =>
    archive.sources.namesOf('herald.example').map(({ name, uses }) => [name, uses] as const);
  assert.deepEqual(citing('http://www.herald.example/1'), [a, b]);
  assert.deepEqual(citing('http://herald.example/3'), [b]);
  assert.deepEqual(citing('http://herald.example/p.png'), []);
  assert.deepEqual(names(), [
    ['Herald', 2],
    ['The Herald', 1],
  ]);
  set(a, event('[The Herald](http://herald.example/2)'));
  assert.deepEqual(citing('http://www.herald.example/1'), [b]);
  assert.deepEqual(names(), [['The Herald', 2]]);
  const kept = new Archive(structuredClone(archive.state()));
  archive.remove(b);
  assert.deepEqual(names(), [['The Herald', 1]]);
  assert.equal(kept.sources.namesOf('herald.example')[0]?.uses, 2);
});

test('a hash table tells texts apart that share one of their hashes', () => {
  const table = new HashTable();
  const texts = Array.from({ length: 5000 }, (_, i) => `https://herald.example/${i}`);
  for (const [i, text] of texts.entries()) assert.equal(table.add(hashOf(text), otherHashOf(text)), i);
  for (const [i, text] of texts.entries()) assert.equal(table.add(hashOf(text), otherHashOf(text)), i);
  assert.equal(table.add(hashOf(texts[0] ?? ''), 1), texts.length);
  assert.equal(table.idOf('https://herald.example/none'), undefined);
  assert.equal(new HashTable(table.state()).idOf(texts[7] ?? ''), 7);
});
