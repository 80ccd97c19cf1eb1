/** Rule: a source is called what the archive calls the outlet of its host. */
import { times } from '../core/counted.js';
import { itemsOf } from '../core/event.js';
import { foldTag } from '../core/fold.js';
import { isPictureUrl, readSourceUrl } from '../core/source-url.js';
import type { OutletId, OutletName, Sources } from '../core/sources.js';
import type { Rule } from './rule.js';

/** How many times more often the usual name must be used; below that the host has no usual name. */
const FAR_MORE_OFTEN = 20;

/** A name that is used so often is no slip, however often another one is. */
const ESTABLISHED = 3;

/** The least share of the host's sources that have the usual name, or it publishes what other outlets report. */
const LEAST_SHARE = 0.75;

const RADIO = Array.from(
  { length: FAR_MORE_OFTEN },
  (_, i) => `${i + 1}. [Coast Radio](http://coast-radio.example/ferry-${i + 1})`,
);

export const outletMismatch: Rule = {
  name: 'outlet-mismatch',
  severity: 'information',
  readsContents: true,
  what: 'A source is labelled otherwise than all other sources of its host',
  why: `A label tells the reader who reported something. Where nearly all sources of a host have one name, another name is a slip or the address is. A name is called usual when it is used at least ${FAR_MORE_OFTEN} times as often as the other and for three in four sources of the host. A name that is used ${ESTABLISHED} times, and a longer or shorter form of the usual one, are left alone.`,
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

${RADIO.join('\n')}
21. [<outlet-mismatch>Harbour Herald</outlet-mismatch>](http://coast-radio.example/bridge)
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Sources:

${RADIO.join('\n')}
21. [Coast Radio](http://coast-radio.example/bridge)
`,
  checkEvent(event, { archive }, report) {
    for (const { link } of itemsOf(event, 'sources')) {
      const label = link?.label.text.trim();
      const host = link && label && !isPictureUrl(link.url.text) ? readSourceUrl(link.url.text)?.host : undefined;
      if (!link || !label || host === undefined) continue;
      const names = archive.sources.namesOf(host);
      const usual = usualName(label, names);
      if (!usual) continue;
      const uses = names.find(({ name }) => name === label)?.uses ?? 0;
      report({
        span: link.label,
        message: `Sources of "${host}" are labelled "${usual.name}" ${times(usual.uses)}, "${label}" ${times(uses)}`,
        fixes: [
          {
            title: `Change to "${usual.name}"`,
            safety: 'ask',
            edits: [{ span: link.label, newText: link.label.text.replace(label, () => usual.name) }],
          },
        ],
      });
    }
  },
};

/** The names in use at a host that contradict its usual one. */
export function mismatchesAt(host: string, sources: Sources): readonly OutletId[] {
  const names = sources.namesOf(host);
  return names.filter(({ name }) => usualName(name, names)).map(({ outlet }) => outlet);
}

/** The name that the label contradicts, of those of its host (most used first), or undefined. */
function usualName(label: string, names: readonly OutletName[]): OutletName | undefined {
  const [usual] = names;
  if (!usual || usual.uses < FAR_MORE_OFTEN || usual.name === label) return undefined;
  const uses = names.find(({ name }) => name === label)?.uses ?? 0;
  if (uses >= ESTABLISHED || usual.uses < FAR_MORE_OFTEN * Math.max(uses, 1)) return undefined;
  const all = names.reduce((sum, name) => sum + name.uses, 0);
  if (usual.uses < LEAST_SHARE * all) return undefined;
  const folded = foldTag(label);
  const isForm = (name: string): boolean => folded.includes(name) || name.includes(folded);
  const established = names.filter((name) => name === usual || name.uses >= ESTABLISHED);
  return established.some(({ name }) => isForm(foldTag(name))) ? undefined : usual;
}
