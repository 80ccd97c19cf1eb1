/** What can be taken out of a source's address, where somebody asks for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../server/src/core/text.js';
import { cleanings } from '../../server/src/features/clean-source.js';
import { readEvent } from '../support/reading.js';

/** By the titles, the addresses that are left of one. */
function cleaned(address: string): Record<string, string> {
  const text = `# T\n\n### Sources:\n\n1. [Other](http://other.example/?utm_source=a#b)\n2. [Herald](${address})\n`;
  const offset = text.indexOf(address) + 3;
  const before = text.slice(0, text.indexOf(address));
  return Object.fromEntries(
    cleanings(readEvent(text), offset).map(({ title, edit }) => {
      const made = applyEdits(text, [edit]);
      assert.ok(made.startsWith(before) && made.endsWith(')\n'), 'nothing else is touched');
      return [title, made.slice(before.length, -2)];
    }),
  );
}

const FRAGMENT = 'Remove the fragment of the address';

test('tracking parameters go, all others stay as they are written', () => {
  assert.deepEqual(cleaned('http://a.example/x?id=7&utm_source=feed&UTM_medium=rss&q=a%20b+c&&fbclid=1'), {
    'Remove tracking parameters (utm_source, UTM_medium, fbclid)': 'http://a.example/x?id=7&q=a%20b+c&',
  });
  assert.deepEqual(cleaned('http://a.example/x?utm_term=y'), {
    'Remove tracking parameters (utm_term)': 'http://a.example/x',
  });
  assert.deepEqual(cleaned('http://a.example/article?feedType=RSS&feedName=worldNews'), {
    'Remove tracking parameters (feedType, feedName)': 'http://a.example/article',
  });
});

test('a fragment goes, one that is a page of its own does not', () => {
  assert.deepEqual(cleaned('http://a.example/x?id=7#comments'), { [FRAGMENT]: 'http://a.example/x?id=7' });
  assert.deepEqual(cleaned('http://a.example/?utm_term=y&id=7#top'), {
    'Remove tracking parameters (utm_term)': 'http://a.example/?id=7#top',
    [FRAGMENT]: 'http://a.example/?utm_term=y&id=7',
  });
  assert.deepEqual(cleaned('http://a.example/#!/2014/bridge'), {});
  assert.deepEqual(cleaned('http://a.example/#/2014/bridge'), {});
});

test('nothing of an address that has nothing, or that a web archive keeps', () => {
  assert.deepEqual(cleaned('http://a.example/x?id=7&ref=front'), {});
  assert.deepEqual(cleaned('https://web.archive.org/web/2014/http://a.example/?utm_source=a#b'), {});
});

test('only of sources', () => {
  const text = '# T\n\n### Related:\n\n1. [X](/news/2014/03/7/x.md?utm_source=a) _Context: Y_\n';
  assert.deepEqual(cleanings(readEvent(text), text.indexOf('utm_')), []);
});
