/** Rule: a source is cited by one event. */
import type { Archive } from '../core/archive.js';
import { itemsOf } from '../core/event.js';
import { isPictureUrl } from '../core/source-url.js';
import type { Rule } from './rule.js';

/** How many of the other events are named. */
const MOST_NAMED = 3;

export const sharedSource: Rule = {
  name: 'shared-source',
  severity: 'information',
  readsContents: true,
  what: 'Another event cites the same source',
  why: 'Two events with one source are often one event, written down twice. Where they are two, the source tells of both, and the events are likely to be related. Scheme, `www.`, fragment and the web archive that keeps a page make no difference.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

1. [Harbour Herald](<shared-source>http://harbour-herald.example/bridge</shared-source>)

//- news/2014/03/8/bridge-opened.md
### [2014-03-8](/news/2014/03/8/index.md)

# Bridge opened

### Sources:

1. [Herald](<shared-source>https://www.harbour-herald.example/bridge#top</shared-source>)
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

1. [Harbour Herald](http://harbour-herald.example/bridge)
2. [Herald](https://www.harbour-herald.example/2014/bridge-opened)
`,
  checkEvent(event, { path, archive }, report) {
    for (const { link } of itemsOf(event, 'sources')) {
      if (!link || isPictureUrl(link.url.text)) continue;
      const others = otherEvents(link.url.text, path, archive);
      const [first, ...more] = others;
      if (first === undefined) continue;
      const rest = more.length === 0 ? '' : ` and ${more.length === 1 ? 'one more' : `${more.length} more`}`;
      report({
        span: link.url,
        message: `Source is also cited by "${first}"${rest}`,
        related: others.slice(0, MOST_NAMED).map((other) => ({ path: other, message: 'Cited here too' })),
      });
    }
  },
};

/** By path, the other events that cite the source. */
function otherEvents(url: string, path: string, archive: Archive): readonly string[] {
  const source = archive.sources.idOf(url);
  const citing = source === undefined ? [] : archive.sources.citing(source);
  return citing
    .map((id) => archive.pathOf(id))
    .filter((other) => other !== path)
    .sort();
}
