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
/** Some are one thing by letter case, punctuation, number or script. */
export const TAGS = ['Ferry', 'ferry', 'FERRY', 'Port Alder', 'port-alder', '渡船', 'ferries', '港灣', '港湾'] as const;

/** Sources as authors cite them: one page in several spellings, and what is no source. */
export const SOURCES = [
  'http://herald.example/ferry',
  'https://www.Herald.example/ferry/#top',
  'https://web.archive.org/web/2014/http://herald.example/ferry',
  'http://herald.example/other',
  'http://radio.example/',
  'http://radio.example/ferry.jpg',
  'radio',
] as const;
export const LABELS = ['Herald', 'The Herald', 'Coast Radio', ''] as const;

/** A text in which the archive's names are looked for. */
export const TEXT_WITH_NAMES = 'The ferry of Port Alder, port-alder and 渡船';

/** What one run of steps is made of: less than there is, so that in a short run the same things meet again and again. */
export interface Theme {
  readonly paths: readonly string[];
  readonly opened: readonly string[];
  readonly folders: readonly string[];
  readonly links: readonly string[];
  readonly prefixes: readonly string[];
  readonly tags: readonly string[];
}

const EVERYTHING: Theme = {
  paths: PATHS,
  opened: OPENED,
  folders: FOLDERS,
  links: LINKS,
  prefixes: ['', '', '', ...PREFIXES],
  tags: TAGS,
};

const FEW_PATHS = DAYS.flatMap((day) => [`${day}/a.md`, `${day}/index.md`]);

/** Everything together, and what is hard by itself: like names, folders, the editor, what most files use. */
export const THEMES: readonly Theme[] = [
  EVERYTHING,
  {
    ...EVERYTHING,
    paths: [`${DAY}/index.md`, `${DAY}/a\\-b.md`, ...LIKE_NAMES.map((name) => `${DAY}/${name}`)],
    opened: [`${DAY}/a%20b.md`, `${DAY}/index.md`, `${DAY}/${COMPOSED}`],
    links: LINKS.filter((link) => link.startsWith(`/${DAY}/`)),
  },
  {
    ...EVERYTHING,
    paths: [
      ...FEW_PATHS,
      ...PATHS.filter((path) => FOLDERS.slice(DAYS.length + 4).some((folder) => path.startsWith(`${folder}/`))),
    ],
    opened: [`${DAY}/a.md`, `${DAY}/.hidden/a.md`],
    links: FEW_PATHS.map((path) => `/${path}`),
  },
  {
    ...EVERYTHING,
    paths: OPENED,
    folders: [DAY, NEXT_DAY],
    links: OPENED.slice(0, 4).map((path) => `/${path}`),
    prefixes: [''],
    tags: ['Ferry'],
  },
  {
    ...EVERYTHING,
    paths: FEW_PATHS,
    opened: FEW_PATHS.slice(0, 3),
    folders: [DAY, NEXT_DAY],
    links: FEW_PATHS.map((path) => `/${path}`),
    prefixes: PREFIXES,
    tags: ['Ferry', 'ferry', 'FERRY', 'Port Alder'],
  },
];
