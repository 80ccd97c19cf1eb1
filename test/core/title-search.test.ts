/** Search over titles: what is found and in which order, compared with a plain reading of the rules on random titles. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldSearch } from '../../server/src/core/fold.js';
import { TitleSearch } from '../../server/src/core/title-search.js';

const ALL = 1000;

/** Later titles rank higher. */
function searchOver(titles: readonly string[]): TitleSearch {
  const search = new TitleSearch((id) => id);
  for (const [id, title] of titles.entries()) search.set(id, title);
  return search;
}

function found(titles: readonly string[], typed: string, most = ALL): readonly (string | undefined)[] {
  return searchOver(titles)
    .search(typed, most)
    .map(({ id }) => titles[id]);
}

test('the phrase, then whole words, then beginnings of words, then insides, then slips', () => {
  const [phrase, words, beginnings, inside, slip] = [
    'The port strike ends',
    'A strike closes the port',
    'Strikers leave the portal',
    'Airport hit by strike',
    'Passport: strlke',
  ] as const;
  assert.deepEqual(found([slip, inside, beginnings, words, phrase], 'port strike'), [
    phrase,
    words,
    beginnings,
    inside,
    slip,
  ]);
});

test('equally good titles by rank, and no more than asked for', () => {
  const titles = Array.from({ length: 100 }, (_, number) => `Ferry ${number}`);
  assert.deepEqual(found(titles, 'ferry', 3), ['Ferry 99', 'Ferry 98', 'Ferry 97']);
  assert.deepEqual(found(titles, '', 2), ['Ferry 99', 'Ferry 98']);
  assert.deepEqual(found(titles, 'ferry', 0), []);
});

test('letter case, accents, width and curly quotes do not matter', () => {
  const title = 'Côte Grise’s “Ågren” ＡＢＣ';
  for (const typed of ["cote grise's", 'CÔTE', '"agren"', 'Ågren', 'abc', 'ＡＢＣ grise’s'])
    assert.deepEqual(found([title], typed), [title], typed);
});

test('one slip in a word of five letters or more is forgiven, anywhere in it', () => {
  const title = 'Harbour election called';
  for (const typed of ['elektion', 'eletcion', 'lection', 'electon', 'eelection', 'electiom', 'xelection', 'leection'])
    assert.deepEqual(found([title], typed), [title], typed);
  for (const typed of ['elektiom', 'cald', 'eltn', 'harbxxr']) assert.deepEqual(found([title], typed), [], typed);
  assert.deepEqual(found([title], 'harbuor elekt'), [title], 'one in each word, the last one unfinished');
  assert.deepEqual(found([title], 'lectionx'), [], 'a slip does not make up for another place in the word');
});

test('slips are looked for only where few titles have the words', () => {
  const titles = [...Array.from({ length: 10 }, (_, number) => `Election ${number}`), 'Elektion'];
  assert.ok(!found(titles, 'election').includes('Elektion'));
  assert.ok(found(titles.slice(1), 'election').includes('Elektion'));
});

test('Chinese: any characters in a row; without a place in a row, parts in any order', () => {
  const title = '大桥通车，渡轮退役';
  for (const typed of ['通车', '轮', '渡轮 大桥', '大桥渡轮', '渡轮退役大桥', '大桥通车渡轮退役'])
    assert.deepEqual(found([title], typed), [title], typed);
  for (const typed of ['通渡轮', '大轮桥役', '车站']) assert.deepEqual(found([title], typed), [], typed);
  assert.deepEqual(found([title], '大桥同车，渡'), [title], 'one wrong character in five or more');
  const [inARow, inParts] = ['新渡轮大桥', title];
  assert.deepEqual(found([inParts, inARow], '渡轮大桥'), [inARow, inParts]);
});

test('text that means something in a regular expression means itself', () => {
  assert.deepEqual(found(['a.b (c) [d] $1 \\o/'], '.*'), []);
  for (const typed of ['a.b', '(c)', '[d]', '$1', '\\o/'])
    assert.equal(found(['a.b (c) [d] $1 \\o/'], typed).length, 1);
});

test('a long text and many words cost little and find what their first words find', () => {
  assert.deepEqual(found(['Ferry retired'], 'x'.repeat(100_000)), []);
  assert.deepEqual(found(['Ferry retired'], 'ferry '.repeat(10_000)), ['Ferry retired']);
});

const anyWord = fc.stringMatching(/^[abé桥车]{1,7}$/);
const anyTitle = fc.array(anyWord, { minLength: 0, maxLength: 5 }).map((words) => words.join(' '));
const anyQuery = fc.array(anyWord, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

test('finds the titles that have all words, and no others before those with a slip', () => {
  fc.assert(
    fc.property(fc.array(anyTitle, { maxLength: 40 }), anyQuery, (titles, typed) => {
      const results = searchOver(titles).search(typed, ALL);
      const words = foldSearch(typed).split(' ');
      const strict = titles.flatMap((title, id) =>
        words.every((word) => foldSearch(title).includes(word)) ? [id] : [],
      );
      const first = results.slice(0, strict.length).map(({ id }) => id);
      assert.deepEqual([...first].sort(byNumber), strict);
      const rest = results.slice(strict.length).map(({ id }) => id);
      const isSought = strict.length < 10;
      const slipped = titles.flatMap((title, id) =>
        isSought && !strict.includes(id) && words.every((word) => isNearlyIn(foldSearch(title), word)) ? [id] : [],
      );
      assert.deepEqual([...rest].sort(byNumber), slipped);
      const scores = results.map(({ score }) => score);
      assert.deepEqual(
        scores,
        [...scores].sort((a, b) => b - a),
      );
    }),
    { numRuns: 2000 },
  );
});

test('a short list is the beginning of the long one, whatever the ranks are', () => {
  const anyRanked = fc.record({ title: anyTitle, rank: fc.nat({ max: 3 }) });
  fc.assert(
    fc.property(fc.array(anyRanked, { maxLength: 60 }), anyQuery, fc.nat({ max: 9 }), (ranked, typed, most) => {
      const search = new TitleSearch((id) => ranked[id]?.rank ?? 0);
      for (const [id, { title }] of ranked.entries()) search.set(id, title);
      // With a slip only where the list is short of others.
      const isStrict = ({ score }: { readonly score: number }): boolean => score >= 200;
      const long = search.search(typed, ALL).filter(isStrict);
      assert.deepEqual(search.search(typed, most).filter(isStrict), long.slice(0, most));
    }),
    { numRuns: 2000 },
  );
});

test('after any changes the search answers as one that was filled afresh', () => {
  const anyChange = fc.record({ id: fc.nat({ max: 20 }), title: fc.option(anyTitle, { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 40 }), anyQuery, (changes, typed) => {
      const changed = new TitleSearch((id) => id);
      const titles = new Map<number, string>();
      for (const { id, title } of changes) {
        if (title === undefined) changed.delete(id);
        else changed.set(id, title);
        if (title === undefined) titles.delete(id);
        else titles.set(id, title);
      }
      const fresh = new TitleSearch((id) => id);
      for (const [id, title] of [...titles].sort(([a], [b]) => a - b)) fresh.set(id, title);
      assert.deepEqual(changed.search(typed, ALL), fresh.search(typed, ALL));
    }),
  );
});

function byNumber(a: number, b: number): number {
  return a - b;
}

/** By the definition: some stretch that begins where a word may is one edit away, or the characters stand there in parts. */
function isNearlyIn(title: string, word: string): boolean {
  if (title.includes(word)) return true;
  const isCharacters = /[桥车]/.test(word);
  if (isCharacters && word.length >= 4 && partsOf(word).some((parts) => parts.every((part) => title.includes(part))))
    return true;
  if (word.length < 5) return false;
  for (let begin = 0; begin <= title.length; begin++) {
    if (/[abe]/.test(title.charAt(begin - 1)) && /[abe]/.test(title.charAt(begin))) continue;
    for (const length of [word.length - 1, word.length, word.length + 1])
      if (begin + length <= title.length && isOneEdit(title.slice(begin, begin + length), word)) return true;
  }
  return false;
}

/** All ways to cut a word into parts of two characters or more. */
function partsOf(word: string): readonly (readonly string[])[] {
  const ways: (readonly string[])[] = word.length >= 2 ? [[word]] : [];
  for (let cut = 2; cut <= word.length - 2; cut++)
    for (const rest of partsOf(word.slice(cut))) ways.push([word.slice(0, cut), ...rest]);
  return ways;
}

function isOneEdit(one: string, other: string): boolean {
  if (one === other) return true;
  for (let at = 0; at <= other.length; at++) {
    const [before, after] = [other.slice(0, at), other.slice(at)];
    const swapped = before + after.charAt(1) + after.charAt(0) + after.slice(2);
    const rest = one.slice(at + 1);
    if (one === swapped || one === before + after.slice(1)) return true;
    if (one.startsWith(before) && at < one.length && (rest === after || rest === after.slice(1))) return true;
  }
  return false;
}
