/** The small archive that the conversations with the server are about. */

export const BRIDGE = 'news/2014/03/7/bridge-opens.md';
export const FERRY = 'news/2014/03/7/ferry-retired.md';
export const PLAN = 'news/2008/11/30/bridge-planned.md';

export const files: Readonly<Record<string, string>> = {
  [BRIDGE]: `### [2014-03-7](/news/2014/03/7/index.md)

##### Aldern

# Bridge opens

The bridge over the Ald opens after six years.


### Source:

1. [Coast Radio](http://coast-radio.example/bridge)

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Aldern, Ferry_
2. [Bridge planned](/news/2008/11/30/bridge-planned.md) _Context: Aldern, River Ald_
`,
  [FERRY]: `### [2014-03-7](/news/2014/03/7/index.md)

# Ferry retired

The last ferry across the Ald becomes a restaurant.

### Sources:

1. [Harbour Herald](http://harbour-herald.example/ferry)

### Changes:

1. [Ferry sold](/news/2014/03/7/ferry-sold.md) _2014-03-07 10:00:00 (First version)_
2. [Ferry retired](/news/2014/03/7/ferry-retired.md) _(Current version)_

### Related:

1. [Bridge opens](/news/2014/03/7/bridge-opens.md) _Context: Aldern, Ferry_
`,
  [PLAN]: `### [2008-11-30](/news/2008/11/30/index.md)

# Bridge planned
`,
  'news/2014/03/7/index.md': `## [2014-03-7](/news/2014/03/7/index.md)

##### Aldern
### [Bridge opens](/news/2014/03/7/bridge-opens.md)
The bridge over the Ald opens after six years.

### [Ferry retired](/news/2014/03/7/ferry-retired.md)
_Context: Aldern, Ferry_

## [Previous Day...](/news/2008/11/30/index.md)
`,
  'news/2008/11/30/index.md': `## [2008-11-30](/news/2008/11/30/index.md)

### [Bridge planned](/news/2008/11/30/bridge-planned.md)
`,
};

/** The text of one of its files. */
export function textOf(path: string): string {
  const text = files[path];
  if (text === undefined) throw new Error(`no ${path} in the archive of the tests`);
  return text;
}

/** The first event with one more relation below its two. */
export function bridgeWith(relation: string): string {
  return `${textOf(BRIDGE)}3. ${relation}\n`;
}

/** The same with three problems that can be mended safely, in files with either line break. */
export const withSafeProblems: Readonly<Record<string, string>> = {
  ...files,
  [FERRY]: textOf(FERRY).replace(
    'bridge-opens.md) _Context: Aldern, Ferry_',
    'Bridge-Opens.md) _Context: Aldern, Ferry',
  ),
  [PLAN]: textOf(PLAN).replace('[2008-11-30]', '[2008-11-29]').replaceAll('\n', '\r\n'),
};

export const DAY = 'news/2014/03/7/index.md';
export const BRIDGE_ENTRY = `##### Aldern
### [Bridge opens](/news/2014/03/7/bridge-opens.md)
The bridge over the Ald opens after six years.

`;

/** Where the bridge opens three days later. */
export const MOVED = 'news/2014/03/10/bridge-opens.md';

/** What the other files say, and its own, when everything has followed it there. */
export const repaired: Readonly<Record<string, string>> = {
  [MOVED]: textOf(BRIDGE).replace('[2014-03-7](/news/2014/03/7/', '[2014-03-10](/news/2014/03/10/'),
  [FERRY]: moved(textOf(FERRY)),
  [DAY]: textOf(DAY).replace(BRIDGE_ENTRY, ''),
  'news/2014/03/10/index.md': `## [2014-03-10](/news/2014/03/10/index.md)\n\n${moved(BRIDGE_ENTRY)}## [Previous Day...](/news/2014/03/7/index.md)\n`,
};

/** The text with its links to where the bridge opens then. */
function moved(text: string): string {
  return text.replaceAll('/2014/03/7/bridge-opens', '/2014/03/10/bridge-opens');
}
