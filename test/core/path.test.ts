/** Archive paths and the links that name them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  dayFolder,
  isArchivePath,
  kindOfPath,
  linkSpellings,
  readLink,
  slugOfPath,
} from '../../server/src/core/path.js';

test('what a file is, by its path', () => {
  assert.equal(kindOfPath('news/2012/05/1/a.md'), 'event');
  assert.equal(kindOfPath('news/2012/05/1/index.md'), 'day-index');
  assert.equal(kindOfPath('news/2012/05/1/README.md'), 'day-index');
  assert.equal(kindOfPath('news/2012/5/01/a.md'), 'event', 'a misspelt folder does not make it a page');
  assert.equal(kindOfPath('news/a.md'), 'event');
  for (const page of [
    'index.md',
    'README.md',
    'faq/index.md',
    'news/index.md',
    'news/2012/README.md',
    'newsletter/a.md',
  ]) {
    assert.equal(kindOfPath(page), 'page', page);
  }
});

test('parts of a path', () => {
  assert.equal(slugOfPath('news/2012/05/1/a.b.md'), 'a.b');
  assert.equal(dayFolder('news/2012/05/1/a.md'), '2012/05/1');
  assert.equal(dayFolder('news/a.md'), '');
});

test('well-formed links', () => {
  const date = { year: 2012, month: 5, day: 1 };
  const path = 'news/2012/05/1/a.md';
  assert.deepEqual(readLink(`/${path}`), { kind: 'event', prefix: '', path, date });
  assert.deepEqual(readLink(`/zh/${path}`), { kind: 'event', prefix: '/zh', path, date });
  assert.deepEqual(readLink(`/a/b/${path}`), { kind: 'event', prefix: '/a/b', path, date });
  for (const name of ['index.md', 'README.md']) assert.equal(readLink(`/news/2012/05/1/${name}`).kind, 'day-index');
  for (const name of ['信息-Ä.md', "it's (a) [b].md", 'a.b.md', '..a.md', 'a b.md', 'a%20b.md', 'readme.md']) {
    const target = readLink(`/news/2012/05/1/${name}`);
    assert.deepEqual(target, { kind: 'event', prefix: '', path: `news/2012/05/1/${name}`, date });
  }
});

test('a link is well formed if it has the form of one', () => {
  // The whole form as one expression, which is too slow to read a million links by.
  const form = /^((?:\/(?!\.{1,2}\/|news\/)[^/]+){0,2})\/news\/(\d{4})\/(\d\d)\/([1-9]\d?)\/([^/]+\.md)$/s;
  const part = fc.constantFrom(
    '/',
    '/',
    'news',
    'zh',
    '2012',
    '12',
    '1',
    '09',
    '05',
    '0',
    '.',
    '..',
    'a',
    '.md',
    'a.md',
    'x',
  );
  const anyLink = fc.oneof(
    fc.array(part, { maxLength: 14 }).map((parts) => parts.join('')),
    fc.array(part, { minLength: 5, maxLength: 7 }).map((parts) => `/news/${parts.join('/')}`),
    fc.tuple(part, part, part, part).map((parts) => `/news/${parts.join('/')}`),
  );
  fc.assert(
    fc.property(anyLink, (link) => {
      const target = readLink(link);
      const [, prefix, year, month, day] = form.exec(link) ?? [];
      if (prefix === undefined) assert.equal(target.kind, 'malformed');
      else if (target.kind === 'malformed') assert.equal(target.fault.reason, 'impossible-date');
      else {
        assert.deepEqual(target.date, { year: Number(year), month: Number(month), day: Number(day) });
        assert.deepEqual([target.prefix, target.path], [prefix, link.slice(prefix.length + 1)]);
      }
    }),
    { numRuns: 2000 },
  );
});

const FAULTS: Readonly<Record<string, readonly string[]>> = {
  empty: [''],
  'web-address': ['http://h.example/news/2012/05/1/a.md', 'mailto:a@b.example', '//h.example/a.md', 'C:\\news\\a.md'],
  relative: ['a.md', './a.md', '../1/a.md', 'news/2012/05/1/a.md', '#a', '?a', ' /news/2012/05/1/a.md', '\\news'],
  'outside-news': ['/', '/a.md', '/faq/index.md', '/a/b/c/news/2012/05/1/a.md', '/News/2012/05/1/a.md'],
  climbs: ['/news/../../etc/x', '/news/2012/05/1/../a.md', '/news/2012/05/./a.md', '/../news/2012/05/1/a.md'],
  'not-a-date-path': ['/news/a.md', '/news/2012/05/a.md', '/news/2012/05/1/b/a.md', '/news/x/05/1/a.md', '/news'],
  'not-well-formed-date': ['/news/2012/05/01/a.md', '/news/2012/5/1/a.md', '/news/12/05/1/a.md'],
  'impossible-date': ['/news/2012/02/30/a.md', '/news/2012/2/30/a.md', '/news/2012/13/1/a.md', '/news/2012/00/1/a.md'],
  'not-markdown': ['/news/2012/05/1/a.html', '/news/2012/05/1/a', '/news/2012/05/1/', '/news/2012/05/1/a.md#b'],
  'malformed-name': ['/news/2012/05/1/.md'],
};

for (const [reason, links] of Object.entries(FAULTS)) {
  test(`links that are malformed: ${reason}`, () => {
    for (const link of links) {
      const target = readLink(link);
      assert.equal(target.kind === 'malformed' ? target.fault.reason : 'none', reason, link);
    }
  });
}

test('no link leads out of the archive', () => {
  const part = fc.constantFrom(
    '',
    '.',
    '..',
    'news',
    'zh',
    '2012',
    '05',
    '1',
    'a.md',
    '..md',
    '%2e%2e',
    '\\',
    '\0',
    'C:',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
      const target = readLink(`/${parts.join('/')}`);
      if (target.kind === 'malformed') return;
      assert.match(target.path, /^news\/\d{4}\/\d\d\/\d{1,2}\/[^/]+\.md$/);
      assert.doesNotMatch(target.path, /(?:^|\/)\.\.?(?:\/|$)/);
    }),
    { numRuns: 5000 },
  );
});

test('the ways to spell a path', () => {
  assert.deepEqual(linkSpellings('a-b.md'), ['a-b.md']);
  assert.deepEqual(linkSpellings('caf%C3%A9.md'), ['caf%C3%A9.md', 'café.md']);
  assert.deepEqual(linkSpellings('a\\_b\\q.md'), ['a\\_b\\q.md', 'a_b\\q.md']);
  assert.deepEqual(linkSpellings('100%.md'), ['100%.md']);
});

test('paths below the archive root', () => {
  for (const path of ['a.md', 'news/2012/05/1/a.md', 'a/..b/c', '信息/é']) assert.ok(isArchivePath(path), path);
  for (const path of ['', '/a', '../a', 'a/../b', './a', 'a//b', 'a/', 'a\0b', 'a\\b', '..']) {
    assert.equal(isArchivePath(path), false, JSON.stringify(path));
  }
});
