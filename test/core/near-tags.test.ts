/** The table of like names finds all that comparing each with each would. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { likenessOf, isOneLetterOff } from '../../server/src/core/near-names.js';
import { FAR_MORE_OFTEN } from '../../server/src/core/near-tags.js';
import { Tags, type TagId } from '../../server/src/core/tags.js';

/** Few letters, so that many names are alike. */
const anyWord = fc.array(fc.constantFrom(...'abé'), { minLength: 4, maxLength: 8 }).map((letters) => letters.join(''));
const anyName = fc.oneof(
  anyWord,
  fc.tuple(anyWord, anyWord).map((words) => words.join(' ')),
  fc.constantFrom(
    'storm',
    'storms',
    'Storm',
    'Storms',
    'box',
    'boxes',
    'city',
    'cities',
    '罷工',
    '罢工',
    '2004',
    '…',
    'a–b',
    'ab',
  ),
);
const anyTag = fc.record({ name: anyName, uses: fc.constantFrom(0, 1, 2, 30) });
/** A word, and the same with a letter changed, left out, doubled or swapped with the next. */
const anySlip = fc.tuple(anyWord, fc.nat(7), fc.nat(3)).map(([word, at, how]) => {
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const changed = [`x`, '', letter + letter, after.charAt(0) + letter][how] ?? '';
  const slip = before + changed + (how === 3 ? after.slice(1) : after);
  return [
    { name: word, uses: 30 },
    { name: slip, uses: 1 },
  ];
});
const anyTags = fc
  .tuple(fc.array(anyTag, { maxLength: 40 }), fc.array(anySlip, { maxLength: 10 }))
  .map(([tags, slips]) => [...tags, ...slips.flat()]);

test('tags that are alike, or a slip for one that is used far more often', () => {
  fc.assert(
    fc.property(anyTags, fc.nat(60), (all, known) => {
      const tags = new Tags();
      for (const [index, { name, uses }] of all.entries()) {
        // Some names come after somebody has asked.
        if (index === known) tags.near.alike(0);
        const list = tags.addList([tags.add(name)]);
        for (let use = 0; use < uses; use++) tags.use(list, 1);
      }
      const inUse = [...tags.inUse()];
      const names = (ids: Iterable<TagId>): readonly string[] => [...ids].map((id) => tags.name(id)).sort();
      for (const tag of inUse) {
        const name = tags.name(tag);
        const others = inUse.filter((other) => other !== tag);
        const isSlip = (other: TagId): boolean =>
          tags.uses(other) >= FAR_MORE_OFTEN * tags.uses(tag) && isOneLetterOff(name, tags.name(other));
        const isAlike = (other: TagId): boolean => {
          const likeness = likenessOf(tags.name(other), name);
          return likeness !== undefined && likeness !== 'one letter' && /[\p{L}\p{N}]/u.test(name);
        };
        assert.deepEqual(names(tags.near.oneLetterOff(tag)), names(others.filter(isSlip)), `slips for ${name}`);
        assert.deepEqual(names(tags.near.alike(tag)), names(others.filter(isAlike)), `like ${name}`);
      }
    }),
    { numRuns: 300 },
  );
});
