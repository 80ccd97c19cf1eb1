/** What stands on a line, in every shape that real files have: items, labels, addresses, tags, titles. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEvent, readItems, readRelation, readSource, tagsOf } from '../support/reading.js';

test('a picture on the line of its source', () => {
  const item = readSource('[央视网](http://tv.example/a) [IMG](https://tv.example/a.jpg) [IMG](//tv.example/b.jpg)');
  assert.equal(item?.link?.url.text, 'http://tv.example/a');
  assert.deepEqual(
    item.furtherLinks.map(({ label, url }) => [label.text, url.text]),
    [
      ['IMG', 'https://tv.example/a.jpg'],
      ['IMG', '//tv.example/b.jpg'],
    ],
  );
});

test('numbers repeat, skip and begin anywhere', () => {
  const numbers = readItems('# T\n\n### Source:\n\n3. [A](http://a.example)\n3. [B](http://b.example)\n17. C\n0. D\n');
  assert.deepEqual(
    numbers.map(({ number }) => number?.value),
    [3, 3, 17, 0],
  );
});

const LABELS = [
  'Judge rules [http:--host-path Label]date=2017 ',
  'Quake at 10:00 (UTC[?]04:00)',
  '…quebec_031211]',
  '[[wiki',
  "''wiki italics'' and {{templates",
  'It&#039;s &quot;open&quot;&#x20;',
  ' *stars* _underscores_ `code` <b>tags</b>',
  'a \\] b',
  '',
];
for (const label of LABELS) {
  test(`a label may be ${JSON.stringify(label)}`, () => {
    const item = readRelation(`[${label}](/news/2014/03/7/a.md) _Context: Ferry_`);
    assert.equal(item?.link?.label.text, label);
    assert.equal(item.link.url.text, '/news/2014/03/7/a.md');
    assert.deepEqual(tagsOf(item), ['Ferry']);
  });
}

const URLS = [
  'http://h.example/a_(b)',
  'http://h.example/a_(b_(c))',
  'http://h.example/a\\b',
  'http://h.example/a\\)b',
  'http://h.example/?a[]=b&c="d"',
  'http://h.example/#top',
  'http://h.example/两个 字',
  '',
];
for (const url of URLS) {
  test(`an address may be ${JSON.stringify(url)}`, () => {
    assert.equal(readSource(`[Label](${url}) [IMG](http://h.example/x.jpg)`)?.link?.url.text, url);
    assert.equal(readSource(`[Label](${url})`)?.link?.url.text, url);
  });
}

test('an address that is not closed ends where the next link or the item does', () => {
  assert.equal(
    readRelation('[Label](/news/2014/03/7/a _Context: Ferry_')?.link?.url.text,
    '/news/2014/03/7/a _Context: Ferry_',
  );
  assert.equal(
    readSource('[Label](http://h.example/a_(b) [IMG](http://h.example/x.jpg)')?.link?.url.text,
    'http://h.example/a_(b',
  );
  assert.deepEqual(readSource('[Label](http://h.example/(')?.furtherLinks, []);
});

test('no link at all', () => {
  assert.equal(readSource('Harbour Herald')?.link, undefined);
  assert.equal(readSource('[Harbour Herald]')?.link, undefined);
  assert.equal(readSource('[Harbour Herald] (http://h.example/)')?.link, undefined);
});

const TAGS = [
  "''Costa Concordia'' disaster",
  "Kurdistan Workers' Party",
  'U.S.',
  'War in Afghanistan (2015-present)',
  'snake_case',
  '"Quoted"',
  '2014',
  'a: b',
  'été 🎉',
];
for (const tag of TAGS) {
  test(`a tag may be ${tag}`, () => {
    assert.deepEqual(tagsOf(readRelation(`[A](/news/2014/03/7/a.md) _Context: ${tag}, Other_`)), [tag, 'Other']);
    assert.deepEqual(tagsOf(readRelation(`[A](/news/2014/03/7/a.md) _Context: ${tag}_  `)), [tag]);
    assert.deepEqual(tagsOf(readRelation(`[A](/news/2014/03/7/a.md) _Context: Other,${tag}`)), ['Other', tag]);
  });
}

test('titles keep what stands in them, but not the space around them', () => {
  const title = (text: string): string | undefined => readEvent(`${text}\n`).titles[0]?.text;
  assert.equal(title('#  The euro  falls '), 'The euro  falls');
  assert.equal(title('# C#'), 'C#');
  assert.equal(title('# Closed ##'), 'Closed');
  assert.equal(title('#\tTabbed'), 'Tabbed');
  assert.equal(title("# ''Aurora'' {{x"), "''Aurora'' {{x");
  assert.equal(title('# \u3000全角'), '\u3000全角');
  assert.equal(title('#'), '');
  assert.equal(title('Underlined\n=========='), 'Underlined');
  assert.equal(title('#No space'), undefined);
  assert.equal(title('    # Code'), undefined);
});

test('only relations have a context', () => {
  assert.equal(readSource('[Herald](http://herald.example/) _Context: Ferry_')?.context, undefined);
  assert.equal(readRelation('[Ferry](/news/2014/03/7/a.md) _Context: Ferry_')?.context?.keyword.text, 'Context');
});
