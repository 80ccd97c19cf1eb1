/**
 * Renames and moves of all sorts on archives without a fault: afterwards there is still none, whoever moves the files, and
 * moving back gives the same bytes. `RUNS=2000 SEED=7 node --test out/test/property/moves.test.js` runs longer, elsewhere.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal, type ArchiveEdit, type FileRename } from '../../server/src/core/archive-edit.js';
import { baseName, dayFolder, kindOfPath } from '../../server/src/core/path.js';
import { allSteps } from '../../server/src/core/steps.js';
import { moveFiles } from '../../server/src/edits/move-files.js';
import { movesSince } from '../../server/src/edits/moves-since.js';
import { renameEvent, type RenameOptions } from '../../server/src/edits/rename.js';
import { renameTag } from '../../server/src/edits/rename-tag.js';
import { repairMoves } from '../../server/src/edits/repair-moves.js';
import { generateArchive } from '../support/generated-archive.js';
import { changed, moved, problemsIn, surroundingsOf, type Texts } from '../support/texts.js';

const runs = Number(process.env['RUNS'] ?? 60);
const seed = Number(process.env['SEED'] ?? 20120322);
const now = new Date(Date.UTC(2026, 0, 1));
const options: RenameOptions = { changes: 'whereUsed', now };

/** Five days of events, with and without twins, with either line end, with links that begin with `/zh` or not. */
const archives = [
  { hasTwins: false, end: '\n', prefix: '' },
  { hasTwins: true, end: '\r\n', prefix: '' },
  { hasTwins: true, end: '\n', prefix: '/zh' },
].map(({ hasTwins, end, prefix }): Texts => {
  const generated = generateArchive({ seed: 7, events: 64, faults: 0, hasTwins });
  const texts = Array.from(generated, ({ path, text }): [string, string] => {
    const prefixed = prefix === '' ? text : text.replace(/(\[(?!\d{4}-)[^\n]*?\]\()\/news\//g, `$1${prefix}/news/`);
    return [path, prefixed.replaceAll('\n', end)];
  });
  const page = texts.filter(([path]) => /[5a]\.md$/.test(path)).map(([path]) => `See [it](${prefix}/${path}).${end}`);
  return Object.fromEntries([...texts, ['faq/index.md', page.join(end)]]);
});

const eventsOf = (texts: Texts): readonly string[] => Object.keys(texts).filter((path) => kindOfPath(path) === 'event');
const daysOf = (texts: Texts): readonly string[] => [...new Set(eventsOf(texts).map(dayFolder))];

/** What is moved where, chosen by numbers so that it can be for any archive. */
interface Choice {
  readonly archive: number;
  readonly what: 'event' | 'name' | 'swap' | 'chain' | 'day' | 'joined day' | 'month' | 'year' | 'several';
  readonly one: number;
  readonly other: number;
  readonly name: string;
}

const NAMES = ['moved', 'Moved-é (1)', 'a b', '100%', '渡船', 'x_y*z'];
const TITLES = ['Bridge opens', 'Port Alder [late](x', '渡船 “退役”', "L'été, à 100 %: (1) & _2_"];
const DAYS = ['1998/12/31', '1999/01/20', '2000/02/29'];

const anyChoice: fc.Arbitrary<Choice> = fc.record({
  archive: fc.nat(archives.length - 1),
  what: fc.constantFrom('event', 'name', 'swap', 'chain', 'day', 'joined day', 'month', 'year', 'several'),
  one: fc.nat(1000),
  other: fc.nat(1000),
  name: fc.constantFrom(...NAMES),
});

/** Files, or folders where a name ends in no `.md`. */
function movesOf(texts: Texts, { what, one, other, name }: Choice): readonly FileRename[] {
  const [events, days] = [eventsOf(texts), daysOf(texts)];
  const pick = <T>(values: readonly T[], index: number): T => {
    const value = values[index % values.length];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  };
  const event = pick(events, one);
  const second = pick(events, one + 1 + (other % (events.length - 1)));
  const day = pick(days, one);
  const free = pick(DAYS, other);
  switch (what) {
    case 'event':
      return [{ from: event, to: `news/${pick([...days, ...DAYS], other)}/${baseName(event)}` }];
    case 'name':
      return [{ from: event, to: `news/${dayFolder(event)}/${name}.md` }];
    case 'swap':
      return [
        { from: event, to: second },
        { from: second, to: event },
      ];
    case 'chain':
      return [
        { from: event, to: second },
        { from: second, to: `news/${free}/${name}.md` },
      ];
    case 'day':
      return [{ from: `news/${day}`, to: `news/${free}` }];
    case 'joined day':
      return [{ from: `news/${day}`, to: `news/${pick(days, one + 1)}` }];
    case 'month':
      return [{ from: 'news/1999/01', to: 'news/2003/05' }];
    case 'year':
      return [{ from: 'news/1999', to: 'news/2004' }];
    case 'several':
      return [0, 1, 2, 3].map((step) => {
        const each = pick(events, one + step * 5);
        return { from: each, to: `news/${pick([...days, ...DAYS], other + step)}/${name}-${step}.md` };
      });
  }
}

/** By file; what is under `to` is moved on the disk by somebody. */
function filesOf(texts: Texts, moves: readonly FileRename[]): readonly FileRename[] {
  return moves.flatMap(({ from, to }) =>
    Object.keys(texts)
      .filter((path) => path === from || path.startsWith(`${from}/`))
      .map((path) => ({ from: path, to: to + path.slice(from.length) })),
  );
}

function planned(texts: Texts, moves: readonly FileRename[], who?: 'byEditor'): ArchiveEdit {
  return allSteps(moveFiles(moves, surroundingsOf(texts), { ...options, ...(who ? { moved: who } : {}) }));
}

/** Moving back is a change of its own: what it adds to *Changes* stays. */
function withoutChanges(texts: Texts): Texts {
  const entries = Object.entries(texts).map(([path, text]) => [
    path,
    text.replace(/### Changes:\s+(?:\d+\. [^\n]*\n)+\s*/, ''),
  ]);
  return Object.fromEntries(entries) as Texts;
}

/** An entry that comes back to its day is the last one there. */
function withSortedEntries(texts: Texts): Texts {
  const entries = Object.entries(texts).map(([path, text]) => [
    path,
    kindOfPath(path) === 'day-index'
      ? text
          .trimEnd()
          .split(/\r?\n\r?\n/)
          .sort()
          .join('\n\n')
      : text,
  ]);
  return Object.fromEntries(entries) as Texts;
}

function check<T extends Choice>(property: (choice: T) => void, choices: fc.Arbitrary<T>): void {
  const tried = fc.property(choices, (choice) => {
    try {
      property(choice);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  });
  fc.assert(tried, { seed, numRuns: runs, includeErrorInReport: true });
}

test('the archives have no fault before', () => {
  for (const texts of archives) assert.deepEqual(problemsIn(texts), []);
});

test(`${runs} moves leave no fault, and what is moved back is as it was`, () => {
  check((choice) => {
    const before = archives[choice.archive] ?? {};
    const moves = movesOf(before, choice);
    const after = changed(before, planned(before, moves));
    assert.deepEqual(problemsIn(after), []);
    const back = filesOf(before, moves).map(({ from, to }) => ({ from: to, to: from }));
    // A day that was joined to another one is not told apart from it any more.
    if (choice.what === 'joined day') return;
    const again = changed(after, planned(after, back));
    const isToDay = moves.every(({ from, to }) => dayFolder(from) === dayFolder(to));
    const [was, is] = [withoutChanges(before), withoutChanges(again)];
    // The index that a day got stays, and the day after links to it.
    const made = Object.keys(is).filter((path) => !(path in was));
    if (made.length === 0) {
      if (isToDay || !moves[0]?.from.endsWith('.md')) assert.deepEqual(is, was);
      else assert.deepEqual(withSortedEntries(is), withSortedEntries(was));
    } else
      assert.ok(
        made.every((path) => kindOfPath(path) === 'day-index'),
        made.join(),
      );
  }, anyChoice);
});

test(`${runs} moves by the editor, and by somebody who says nothing, end as those that are made here`, () => {
  check((choice) => {
    const before = archives[choice.archive] ?? {};
    // No editor and no script makes one day of two.
    if (choice.what === 'joined day') return;
    const moves = movesOf(before, choice);
    const here = changed(before, planned(before, moves));
    const renames = filesOf(before, moves);
    assert.deepEqual(moved(changed(before, planned(before, moves, 'byEditor')), renames), here);

    if (choice.what === 'swap' || choice.what === 'chain') return;
    const outside = moved(before, renames);
    const around = surroundingsOf(outside);
    const gone = renames.map(({ from }) => ({ path: from, text: before[from] ?? '' }));
    const come = renames.map(({ to }) => to);
    const known = allSteps(movesSince({ gone, come, renamed: [] }, around.archive));
    const repaired = changed(outside, allSteps(repairMoves(known, around, options)));
    assert.deepEqual(repaired, here);
  }, anyChoice);
});

test(`${runs} new titles and tags leave no fault, and the old ones come back as they were`, () => {
  const anyTitle = fc.record({
    archive: fc.nat(archives.length - 1),
    one: fc.nat(1000),
    title: fc.constantFrom(...TITLES),
  });
  fc.assert(
    fc.property(anyTitle, ({ archive, one, title }) => {
      const before = archives[archive] ?? {};
      const event = eventsOf(before)[one % eventsOf(before).length] ?? '';
      const around = surroundingsOf(before);
      const edit = allSteps(renameEvent(event, title, around, options));
      const after = changed(before, edit);
      assert.deepEqual(problemsIn(after), []);
      const to = edit.renames[0]?.to ?? '';
      const old = around.archive.event(event)?.title ?? '';
      const again = changed(after, allSteps(renameEvent(to, old, surroundingsOf(after), options)));
      assert.deepEqual(withoutChanges(again), withoutChanges(before));

      const tag = around.archive.tags.name([...around.archive.tags.inUse()][one % 20] ?? 0);
      const renamed = changed(before, allSteps(renameTag(tag, `${title.replaceAll(',', '')} (new)`, around)));
      assert.deepEqual(problemsIn(renamed), []);
      const name = `${title.replaceAll(',', '')} (new)`;
      assert.deepEqual(changed(renamed, allSteps(renameTag(name, tag, surroundingsOf(renamed)))), before);
    }),
    { seed, numRuns: runs, includeErrorInReport: true },
  );
});
