/** Slugs: the two rules, and how far real archives follow them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { isSlugOfTitle, slugOfTitle } from '../../server/src/core/slug.js';
import { chineseArchive, englishArchive, markdownFiles, withoutChinese, withoutShared } from '../support/shared.js';

test('latin slugs are lower case, and every run of other characters is one dash', () => {
  assert.equal(
    slugOfTitle('The Côte Grise: "U.P.C." wins 57 of 119 seats!', 'latin'),
    'the-cote-grise-u-p-c-wins-57-of-119-seats',
  );
  assert.equal(slugOfTitle('  — 2014 —  ', 'latin'), '2014');
  assert.equal(slugOfTitle('桥', 'latin'), '');
  assert.equal(slugOfTitle('a'.repeat(200), 'latin').length, 140);
});

test('slugs of other scripts keep script and case, and lose dots', () => {
  assert.equal(slugOfTitle('U.P.C.赢得57席，Edda Varrow说：“好”。', 'script'), 'UPC赢得57席-Edda-Varrow说-好');
  assert.equal(slugOfTitle('桥'.repeat(99), 'script').length, 60);
  assert.equal(slugOfTitle(`${'a'.repeat(59)}𠀀`, 'script'), 'a'.repeat(59), 'no half of a surrogate pair is left');
});

test('a slug is a file name, follows from its own title, and slugging it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('latin' as const, 'script' as const), (title, style) => {
      const slug = slugOfTitle(title, style);
      assert.doesNotMatch(slug, /^-|-$|--|[/\\\0.]/);
      assert.equal(slugOfTitle(slug, style), slug);
      if (slug !== '') assert.ok(isSlugOfTitle(slug, title), slug);
    }),
    { numRuns: 1000 },
  );
});

test('another slug does not follow', () => {
  assert.equal(isSlugOfTitle('ferry-opens', 'Bridge opens'), false);
  assert.equal(isSlugOfTitle('bridge', 'Bridge opens'), false);
  assert.equal(isSlugOfTitle('', 'Bridge opens'), false);
});

test('most events of the English archive are named after their title', { skip: withoutShared }, () => {
  const share = shareOfMatches(join(englishArchive, 'news'));
  assert.ok(share > 0.7, `only ${share}`);
});

test('nearly all events of the Chinese archive are named after their title', { skip: withoutChinese }, () => {
  const share = shareOfMatches(join(chineseArchive(), 'news'));
  assert.ok(share > 0.9, `only ${share}`);
});

/** The share of events whose name follows from their `# ` line, printed for the curious. */
function shareOfMatches(folder: string): number {
  const events = markdownFiles(folder).filter((path) => !/(?:index|README)\.md$/.test(path));
  const matching = events.filter((path) => {
    const title = /^#\s+(.*?)\s*$/m.exec(readFileSync(join(folder, path), 'utf8'))?.[1] ?? '';
    return isSlugOfTitle(basename(path, '.md'), title);
  });
  console.log(`${matching.length} of ${events.length} slugs follow from the title`);
  return matching.length / events.length;
}
