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
