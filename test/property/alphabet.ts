/** The few names, titles and tags of which the archives of the property tests are made, so that everything meets everything. */

export const DAYS = ['news/2014/03/7', 'news/2014/03/8', 'news/2015/01/9'] as const;
const [DAY, NEXT_DAY] = DAYS;

/** `é` as one character and as two: two names of one file on some machines, of two files on others. */
const COMPOSED = '\u00e9.md';
const DECOMPOSED = 'e\u0301.md';

const NAMES = ['a.md', 'ferry-1.md', 'ferry-2.md', 'index.md'];
/** Names that fold, decode or unescape to each other. */
const LIKE_NAMES = ['A.md', COMPOSED, DECOMPOSED, '%C3%A9.md', 'a b.md', 'a%20b.md', 'a%2520b.md', '100%.md'];

/** Where files stand, most of them on the same day. */
export const PATHS: readonly string[] = [
  ...DAYS.flatMap((day) => NAMES.map((name) => `${day}/${name}`)),
  ...LIKE_NAMES.map((name) => `${DAY}/${name}`),
  `${DAY}/README.md`,
  `${DAY}/.a.md`,
  `${DAY}/a\\-b.md`,
  `${DAY}/sub/a.md`,
  `${DAY}/a.md/inner.md`,
  `${DAY}/.hidden/a.md`,
  `${DAY}/picture.jpg`,
  'news/.trash/2014/03/7/a.md',
  'news/2014/3/07/a.md',
  'news/2014/02/30/a.md',
  'news/stray.md',
  'news/2014/index.md',
  'index.md',
  'docs/2014/03/7/a.md',
  'node_modules/news/2014/03/7/a.md',
];

/** The files that are opened: few, so that some stay open while much changes around them. */
export const OPENED: readonly string[] = [
  `${DAY}/a.md`,
  `${NEXT_DAY}/ferry-1.md`,
  `${DAY}/index.md`,
  `${DAY}/a%20b.md`,
  'index.md',
  `${DAY}/.hidden/a.md`,
];

/** The folders that are moved and deleted as one. */
export const FOLDERS: readonly string[] = [
  ...DAYS,
  'news/2014/03',
  'news/2014',
  'news/2016/03',
  'news',
  'docs/2014/03/7',
  `${DAY}/.hidden`,
  `${DAY}/sub`,
  `${DAY}/a.md`,
  'news/.trash',
];

/** Links as authors write them, in every spelling, to files that exist now and then. */
export const LINKS: readonly string[] = [
  ...DAYS.flatMap((day) => NAMES.map((name) => `/${day}/${name}`)),
  ...LIKE_NAMES.map((name) => `/${DAY}/${name}`),
  `/${DAY}/%61.md`,
  `/${DAY}/ferry\\-1.md`,
  `/${DAY}/a\\-b.md`,
  `/${DAY}/a%252520b.md`,
  `/${DAY}/a\\%20b.md`,
  `/${DAY}/FERRY-1.md`,
  `/${DAY}/ferry-old.md`,
  `/${DAY}/.a.md`,
  `/${DAY}/.hidden/a.md`,
  '/news/2014/02/30/a.md',
];

export const PREFIXES = ['', '/zh', '/en'] as const;
export const TITLES = ['Ferry', 'Ferry late', 'ferry', '', 'Port Alder [late](x', 'Caf\u00e9', '渡船'] as const;
export const TOPICS = ['', 'Ferry', 'Port Alder'] as const;
export const TAGS = ['Ferry', 'ferry', 'FERRY', 'Port Alder', 'port-alder', '渡船'] as const;

/** A text in which the archive's names are looked for. */
export const TEXT_WITH_NAMES = 'The ferry of Port Alder, port-alder and 渡船';
