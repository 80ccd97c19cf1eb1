/** The words of a text in many titles: what is counted, compared with a plain reading of the titles, whatever changed meanwhile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldSearch } from '../../server/src/core/fold.js';
import { titleWords } from '../../server/src/core/title-words.js';
import { MOST_SAMPLED, TitlesByWord } from '../../server/src/core/titles-by-word.js';

/** Titles by id, some of them gone. */
function titlesOf(texts: (string | undefined)[]): TitlesByWord {
  return new TitlesByWord({
    get count() {
      return texts.length;
    },
    textOf: (id) => (texts[id] === undefined ? undefined : foldSearch(texts[id])),
  });
}

/** For each word of the text how many titles have it and which: what `ask` answers, but for the order. */
function plainly(texts: readonly (string | undefined)[], asked: string, except?: number): readonly string[] {
  return [...titleWords(asked)].flatMap((word) => {
    const ids = texts.flatMap((text, id) =>
      text !== undefined && id !== except && titleWords(text).has(word) ? [id] : [],
    );
    return ids.length > 0 ? [`${ids.length}: ${ids.join()}`] : [];
  });
}

function answerOf(titles: TitlesByWord, asked: string, except?: number): readonly string[] {
  const { words } = titles.ask(asked, except);
  return words.map(({ titles: count, some }) => `${count}: ${[...some].sort((a, b) => a - b).join()}`);
}

test('words are told apart by spaces, characters by pairs', () => {
  assert.deepEqual(
    [...titleWords('The Ferry, no. 7: 大桥通车 A')],
    ['the', 'ferry', 'no', '7', '大桥', '桥通', '通车', 'a'],
  );
  assert.deepEqual([...titleWords('Côte 桥 Côte')], ['cote', '桥']);
  assert.deepEqual([...titleWords('USA大桥')], ['usa', '大桥']);
});

test('counted as the titles read, after any changes', () => {
  const anyTitle = fc.option(
    fc.array(fc.constantFrom('ferry', 'late', 'the', 'Ålborg', '大桥', '桥', '7'), { maxLength: 5 }),
    {
      nil: undefined,
    },
  );
  const anyChange = fc.record({ id: fc.nat(7), title: anyTitle });
  fc.assert(
    fc.property(fc.array(anyTitle, { maxLength: 6 }), fc.array(anyChange, { maxLength: 20 }), (begin, changes) => {
      const texts = begin.map((words) => words?.join(' '));
      const titles = titlesOf(texts);
      const asked = 'The late ferry of Ålborg 大桥 7';
      assert.deepEqual(answerOf(titles, asked), plainly(texts, asked));
      for (const { id, title } of changes) {
        while (texts.length <= id) texts.push(undefined);
        texts[id] = title?.join(' ');
        titles.changed(id);
        if (id % 3 === 0) assert.deepEqual(answerOf(titles, asked, 2), plainly(texts, asked, 2));
      }
      assert.deepEqual(answerOf(titles, asked), plainly(texts, asked));
    }),
  );
});

test('a title is alike by the rare words that it shares', () => {
  const titles = ['ferry late', 'bridge late', 'ferry of Aldern late', 'the late', 'late again'];
  const { likenessOf } = titlesOf(titles).ask('Ferry of Aldern late', undefined);
  assert.ok(Math.abs(likenessOf(2) - 1) < 1e-9);
  assert.ok(likenessOf(2) > likenessOf(0) && likenessOf(0) > likenessOf(1));
  assert.equal(likenessOf(99), 0);
});

test('of a common word there is a sample, the same whatever the ids', () => {
  const texts = Array.from({ length: 1000 }, (_, id) => `ferry ${id}`);
  const [word] = titlesOf(texts).ask('ferry', undefined).words;
  assert.equal(word?.titles, 1000);
  assert.ok(word.some.length > MOST_SAMPLED / 4 && word.some.length <= MOST_SAMPLED);
  const reversed = [...texts].reverse();
  const [again] = titlesOf(reversed).ask('ferry', undefined).words;
  assert.deepEqual(again?.some.map((id) => reversed[id]).sort(), word.some.map((id) => texts[id]).sort());
});

test('of many titles a part tells of common words, and rare ones are found in all of them', () => {
  const texts = Array.from({ length: 40000 }, (_, id) => `the ${id % 10 === 0 ? 'ferry' : 'train'} ${id}`);
  const titles = titlesOf(texts);
  const { words, likenessOf, titlesWith } = titles.ask('The ferry 12345 of 777', undefined);
  assert.deepEqual(
    words.slice(1).map(({ titles: count, some }) => [count, some]),
    [
      [1, [12345]],
      [1, [777]],
    ],
    '"the" says nothing, and nobody has "of"',
  );
  const [ferry] = words;
  assert.ok(ferry && ferry.titles > 3200 && ferry.titles < 4800);
  assert.ok(ferry.some.length > MOST_SAMPLED / 4 && ferry.some.every((id) => id % 10 === 0));
  assert.ok(likenessOf(12345) > likenessOf(20) && likenessOf(20) > 0 && likenessOf(21) === 0);
  assert.deepEqual(titlesWith('ferry'), ferry.some);
  assert.deepEqual(titlesWith('12345'), [12345]);
});
