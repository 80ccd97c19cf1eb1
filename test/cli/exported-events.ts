/** A small archive and what an export makes of it. */
import type { ExportedEvent } from '../../server/src/features/export-event.js';
import { BRIDGE, FERRY, files, PLAN } from '../protocol/bridge-archive.js';

const ODD = 'news/2014/02/31/odd.md';
const BRACKETS = 'news/2014/03/8/mayor-(again).md';

const ODD_TEXT = `# Odd &amp; even

### Sources:

1. [Coast &amp; Sea](http://coast.example/odd) [IMG](http://coast.example/odd.jpg)
2. Heard at the quay

### Changes:

1. [Oddly](/news/2014/02/31/oddly.md) _2014-03-07 10:00:00 (First version)_

### Related:

1. [The old title](/${FERRY}) _Context: Ferry, , Aldern_
2. [Gone](/zh/news/2014/03/7/gone.md) _Context: Toll_
3. [Mayor](/news/2014/03/8/mayor-%28again%29.md)
4. [Elsewhere](https://elsewhere.example/) _Context: Web_
5. [That day](/news/2014/03/7/index.md)
6. No link at all
`;

/** An archive with all that an event may say. */
export const several = { ...files, [ODD]: ODD_TEXT, [BRACKETS]: '# Mayor again\n' };

const nothing = { topic: null, summary: null, sources: [], changes: [], relations: [] };

/** What is exported of it, in order. */
export const exported: readonly ExportedEvent[] = [
  { ...nothing, file: PLAN, date: '2008-11-30', title: 'Bridge planned' },
  {
    file: ODD,
    date: null,
    title: 'Odd & even',
    topic: null,
    summary: null,
    sources: [
      {
        label: 'Coast & Sea',
        url: 'http://coast.example/odd',
        further: [{ label: 'IMG', url: 'http://coast.example/odd.jpg' }],
      },
      { label: 'Heard at the quay', url: null, further: [] },
    ],
    changes: [
      {
        label: 'Oddly',
        url: '/news/2014/02/31/oddly.md',
        file: null,
        note: '2014-03-07 10:00:00 (First version)',
      },
    ],
    relations: [
      { label: 'The old title', url: `/${FERRY}`, file: FERRY, title: 'Ferry retired', tags: ['Ferry', 'Aldern'] },
      { label: 'Gone', url: '/zh/news/2014/03/7/gone.md', file: null, title: null, tags: ['Toll'] },
      {
        label: 'Mayor',
        url: '/news/2014/03/8/mayor-%28again%29.md',
        file: BRACKETS,
        title: 'Mayor again',
        tags: [],
      },
      { label: 'Elsewhere', url: 'https://elsewhere.example/', file: null, title: null, tags: ['Web'] },
      { label: 'That day', url: '/news/2014/03/7/index.md', file: 'news/2014/03/7/index.md', title: null, tags: [] },
      { label: 'No link at all', url: null, file: null, title: null, tags: [] },
    ],
  },
  {
    file: BRIDGE,
    date: '2014-03-07',
    title: 'Bridge opens',
    topic: 'Aldern',
    summary: 'The bridge over the Ald opens after six years.',
    sources: [{ label: 'Coast Radio', url: 'http://coast-radio.example/bridge', further: [] }],
    changes: [],
    relations: [
      { label: 'Ferry retired', url: `/${FERRY}`, file: FERRY, title: 'Ferry retired', tags: ['Aldern', 'Ferry'] },
      {
        label: 'Bridge planned',
        url: `/${PLAN}`,
        file: PLAN,
        title: 'Bridge planned',
        tags: ['Aldern', 'River Ald'],
      },
    ],
  },
  {
    file: FERRY,
    date: '2014-03-07',
    title: 'Ferry retired',
    topic: null,
    summary: 'The last ferry across the Ald becomes a restaurant.',
    sources: [{ label: 'Harbour Herald', url: 'http://harbour-herald.example/ferry', further: [] }],
    changes: [
      {
        label: 'Ferry sold',
        url: '/news/2014/03/7/ferry-sold.md',
        file: null,
        note: '2014-03-07 10:00:00 (First version)',
      },
      { label: 'Ferry retired', url: `/${FERRY}`, file: FERRY, note: '(Current version)' },
    ],
    relations: [
      { label: 'Bridge opens', url: `/${BRIDGE}`, file: BRIDGE, title: 'Bridge opens', tags: ['Aldern', 'Ferry'] },
    ],
  },
  { ...nothing, file: BRACKETS, date: '2014-03-08', title: 'Mayor again' },
];
