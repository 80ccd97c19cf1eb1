/** What the property test has found: each once, so that it stays found whatever the random steps are. */
import { test } from 'node:test';
import { temporaryArchive } from '../support/temporary-archive.js';
import { Session, slowClock } from './session.js';
import type { Content, DiskStep, Step } from './step.js';

const DAY = 'news/2014/03/7';
const NEXT_DAY = 'news/2014/03/8';
const [A, NEXT_A, INDEX] = [`${DAY}/a.md`, `${NEXT_DAY}/a.md`, `${DAY}/index.md`];

const EMPTY: Content = { title: 'Ferry', topic: '', links: [], changes: [], sources: [], repeats: 0 };
const linking = (links: readonly string[], tags: readonly string[] = []): Content => ({
  ...EMPTY,
  links: links.map((link) => ({ link, label: 'Ferry', tags })),
});
const write = (path: string, content = EMPTY): DiskStep => ({ do: 'write', path, content });
const edit = (path: string, content = EMPTY): Step => ({ do: 'edit', path, content });
const move = (from: string, to: string): Step => ({ do: 'move folder', from, to });
const byFolders: Step = { do: 'tell', how: 'by folders' };
const compare: Step = { do: 'compare' };

const CASES: Readonly<Record<string, { readonly files?: readonly DiskStep[]; readonly steps: readonly Step[] }>> = {
  'a change told at the very end of another': {
    steps: [write(A), write('index.md'), { do: 'tell', how: 'in two' }, compare],
  },
  'a page that comes and goes while it is open': {
    steps: [edit('index.md'), write('index.md'), compare, { do: 'remove', path: 'index.md' }, compare],
  },
  'a folder that takes the place of another with a file of the same name': {
    files: [write(A, { ...EMPTY, title: 'Old' }), write(NEXT_A)],
    steps: [compare, move(NEXT_DAY, DAY), byFolders, compare],
  },
  'a folder that is moved to a hidden place': {
    files: [write(A)],
    steps: [compare, move(DAY, `${DAY}/.hidden`), move(DAY, 'news/.trash'), byFolders, compare],
  },
  'a folder where a file stood, and back': {
    files: [write(A)],
    steps: [compare, write(`${A}/inner.md`), byFolders, compare, write(A), byFolders, compare],
  },
  'a folder of another place with the name of a day': {
    files: [write(A), write('docs/2014/03/7/a.md')],
    steps: [compare, { do: 'remove folder', path: 'docs/2014/03/7' }, byFolders, compare],
  },
  'folders in a day, and a file in news/, when the folders around them go': {
    files: [write(A), write(`${DAY}/sub/a.md`), write('news/stray.md')],
    steps: [
      compare,
      { do: 'remove folder', path: DAY },
      byFolders,
      compare,
      write(A),
      { do: 'remove folder', path: 'news' },
      byFolders,
      compare,
    ],
  },
  'a document that is closed while the index is built anew': {
    files: [write(A)],
    steps: [edit(A, linking([`/${NEXT_A}`])), compare, { do: 'rebuild' }, { do: 'close', path: A }, compare],
  },
  'a file that goes after it was read and before what it says is taken in': {
    files: [write(A), write(`${NEXT_DAY}/ferry-1.md`)],
    steps: [{ do: 'close', path: A }, write(A), { do: 'rebuild' }, { do: 'remove', path: A }, compare],
  },
  'a document that is opened while the list of files is made, from which it is missing': {
    files: [write(NEXT_A)],
    steps: [write(A), { do: 'tell', how: 'in order' }, { do: 'rebuild' }, write(`${A}/inner.md`), edit(A), compare],
  },
  'a document that is closed in a hidden folder': {
    files: [write(`${DAY}/.hidden/a.md`)],
    steps: [{ do: 'open', path: `${DAY}/.hidden/a.md` }, { do: 'close', path: `${DAY}/.hidden/a.md` }, compare],
  },
  'a document closed without saving, that another one counts': {
    files: [write(A), write(NEXT_A)],
    steps: [{ do: 'open', path: A }, edit(NEXT_A, linking([`/${A}`])), { do: 'close', path: NEXT_A }, compare],
  },
  'a first link that begins otherwise, in one document, and the entries of another': {
    files: [write(A), write(NEXT_A)],
    steps: [
      edit(A, linking([`/zh/${NEXT_A}`])),
      edit(INDEX, linking([`/${A}`, `/zh/${NEXT_A}`])),
      compare,
      { do: 'prefix links', path: A, by: '/en' },
      compare,
    ],
  },
  'a name with an escape in it': {
    files: [write(`${DAY}/a b.md`), write(`${DAY}/a%20b.md`), write(A, linking([`/${DAY}/a%20b.md`]))],
    steps: [compare, { do: 'remove', path: `${DAY}/a%20b.md` }, compare],
  },
  'a name with a backslash in it': { steps: [write(`${DAY}/a\\-b.md`), compare] },
  'two later versions of one event': {
    steps: [
      write(A, { ...EMPTY, changes: [`/${DAY}/ferry-old.md`] }),
      write(INDEX, linking([`/${DAY}/ferry-old.md`])),
      compare,
      write(NEXT_A, { ...EMPTY, changes: [`/${DAY}/ferry-old.md`] }),
      compare,
    ],
  },
  'tags that are used equally often': {
    steps: [
      write(A, { ...linking([`/${NEXT_A}`], ['ferry']), repeats: 10 }),
      compare,
      write(NEXT_A, { ...linking([`/${A}`], ['Ferry']), repeats: 10 }),
      write(`${DAY}/ferry-1.md`, linking([`/${A}`], ['FERRY'])),
      compare,
    ],
  },
  'tags of a relation that leads to no event': {
    files: [write(A, { ...linking([`/${A}`], ['FERRY']), topic: 'Ferry' })],
    steps: [
      edit(`${DAY}/.hidden/a.md`, {
        ...EMPTY,
        links: [
          { link: `/${INDEX}`, label: 'Ferry', tags: ['ferry'] },
          { link: `/${NEXT_DAY}/index.md`, label: 'Ferry', tags: ['ferry', 'Ferry'] },
        ],
      }),
      compare,
      { do: 'open', path: A },
      compare,
      compare,
      compare,
      edit(A),
    ],
  },
  'events of one day that share a tag': {
    steps: [
      write(`${DAY}/ferry-1.md`, linking([`/${A}`], ['Ferry'])),
      compare,
      edit(A, linking([`/${DAY}/ferry-1.md`], ['Ferry'])),
      compare,
    ],
  },
};

for (const [name, { files = [], steps }] of Object.entries(CASES)) {
  test(name, (t) => {
    slowClock(t);
    // The answers at each place are compared every fourth time.
    return new Session(temporaryArchive(t, {}).root).run({ files, steps: [...steps, compare, compare, compare] });
  });
}
