/** The tables that the index is made of: after any use they answer as the plain collections they stand for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Hashes, hashOf, otherHashOf } from '../../server/src/core/hash.js';
import { IntListTable } from '../../server/src/core/int-list-table.js';
import { IntLists } from '../../server/src/core/int-lists.js';
import { Ints } from '../../server/src/core/ints.js';
import { packStrings, unpackStrings } from '../../server/src/core/packed-strings.js';
import { References } from '../../server/src/core/references.js';
import { StringTable } from '../../server/src/core/string-table.js';

const anyText = fc.string({ unit: fc.constantFrom('a', 'b', '/', '渡', '\ud83d', '\ude00'), maxLength: 5 });

test('a string table gives equal texts one id, and finds what was added', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 400 }), anyText, (texts, other) => {
      const table = new StringTable();
      const ids = new Map<string, number>();
      for (const text of texts) ids.set(text, table.add(text));
      assert.equal(table.size, ids.size);
      for (const kept of [table, new StringTable(structuredClone(table.state()))]) {
        for (const [text, id] of ids) assert.deepEqual([kept.idOf(text), kept.text(id)], [id, text]);
        for (const text of [...ids.keys(), other]) {
          assert.equal(kept.idOf(text), ids.get(text));
          assert.equal(kept.idOfHashes(hashOf(text), otherHashOf(text)), ids.get(text));
        }
      }
    }),
  );
});

test('a stretch of code units has the hashes of its text', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (before, text, after) => {
      const units = Uint16Array.from([...(before + text + after).split('')], (unit) => unit.charCodeAt(0));
      const hashes = new Hashes();
      hashes.read(units, before.length, before.length + text.length);
      assert.deepEqual([hashes.hash, hashes.other], [hashOf(text), otherHashOf(text)]);
      hashes.readText(text);
      assert.deepEqual([hashes.hash, hashes.other], [hashOf(text), otherHashOf(text)]);
    }),
  );
});

test('texts that share one hash do not share the other', () => {
  const texts = new Map<number, string>();
  const pairs: [string, string][] = [];
  for (let i = 0; i < 400_000; i++) {
    const text = `${Math.imul(i, 0x9e3779b1).toString(36)}/${Math.imul(i, 0x85ebca6b).toString(36)}`;
    const other = texts.get(hashOf(text));
    if (other !== undefined) pairs.push([other, text]);
    texts.set(hashOf(text), text);
  }
  assert.ok(pairs.length > 3, 'of so many texts some share a hash');
  for (const [one, other] of pairs) assert.notEqual(otherHashOf(one), otherHashOf(other));
});

test('a string table holds many texts', () => {
  const table = new StringTable();
  for (let i = 0; i < 10_000; i++) assert.equal(table.add(`text ${i}`), i);
  for (let i = 0; i < 10_000; i++) assert.equal(table.idOf(`text ${i}`), i);
  assert.equal(table.idOf('text 10000'), undefined);
});

test('a table of lists gives equal lists one number, and keeps their members', () => {
  const anyList = fc.array(fc.nat(4), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(anyList, { maxLength: 400 }), (lists) => {
      const table = new IntListTable();
      const numbers = new Map<string, number>();
      for (const list of lists) numbers.set(list.join(), table.add(list));
      assert.equal(table.size, numbers.size);
      for (const kept of [table, new IntListTable(structuredClone(table.state()))]) {
        for (const list of lists) assert.deepEqual(kept.valuesOf(numbers.get(list.join()) ?? -1), list);
        for (const list of lists) assert.equal(kept.add(list), numbers.get(list.join()));
      }
    }),
  );
});

test('what was never set in a list of integers is 0', () => {
  const ints = new Ints();
  assert.equal(ints.get(1000), 0);
  ints.set(1000, -7);
  assert.deepEqual([ints.get(999), ints.get(1000), ints.get(1001), ints.length], [0, -7, 0, 1001]);
  assert.equal(ints.push(2 ** 31 - 1), 1001);
  assert.equal(ints.values().length, 1002);
});

const anyListStep = fc.record({
  key: fc.nat(3),
  value: fc.nat(2),
  act: fc.constantFrom('append' as const, 'append' as const, 'remove' as const, 'clear' as const),
});

test('lists of integers are arrays by key, and use again what was freed', () => {
  fc.assert(
    fc.property(fc.array(anyListStep, { maxLength: 60 }), (steps) => {
      const lists = new IntLists();
      const arrays: number[][] = [[], [], [], []];
      let most = 0;
      for (const { key, value, act } of steps) {
        const array = arrays[key] ?? [];
        if (act === 'append') array.push(lists.value(lists.append(key, value)));
        else if (act === 'remove') lists.remove(key, value);
        else lists.clear(key);
        if (act === 'remove' && array.includes(value)) array.splice(array.indexOf(value), 1);
        if (act === 'clear') array.length = 0;
        assert.deepEqual(
          arrays,
          arrays.map((_, other) => lists.valuesOf(other)),
        );
        most = Math.max(most, arrays.flat().length);
      }
      assert.ok((lists.state().values?.length ?? 0) <= most + 1, 'one cell for each number there ever was at once');
    }),
  );
});

const anyReferences = fc.record({ source: fc.nat(4), targets: fc.array(fc.nat(4), { maxLength: 5 }) });

test('references are seen from both ends', () => {
  fc.assert(
    fc.property(fc.array(anyReferences, { maxLength: 40 }), (steps) => {
      const references = new References();
      const targets: (readonly number[])[] = [[], [], [], [], []];
      for (const step of steps) {
        references.clear(step.source);
        for (const target of step.targets) references.add(step.source, target);
        targets[step.source] = step.targets;
      }
      for (const kept of [references, new References(structuredClone(references.state()))]) {
        for (const [id, wanted] of targets.entries()) {
          assert.deepEqual(kept.targetsOf(id), wanted);
          const sources = targets.flatMap((all, source) => all.filter((target) => target === id).map(() => source));
          assert.deepEqual(
            kept.to(id).map(({ source }) => source),
            sources,
          );
          for (const { source, cell } of kept.to(id))
            assert.deepEqual([kept.target(cell), targets[source]?.includes(id)], [id, true]);
        }
      }
    }),
  );
});

test('strings are packed and unpacked as they are', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => (i % 3 === 0 ? '' : i % 7 === 0 ? `渡船\ud83d` : `${i}`));
  assert.deepEqual(unpackStrings(packStrings(many)), many);
  fc.assert(fc.property(fc.array(anyText), (texts) => assert.deepEqual(unpackStrings(packStrings(texts)), texts)));
});
