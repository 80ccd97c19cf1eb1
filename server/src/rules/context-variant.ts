/** Rule: a tag is spelt as the archive spells it. */
import { times } from '../core/counted.js';
import type { Archive } from '../core/archive.js';
import { FAR_MORE_OFTEN } from '../core/near-tags.js';
import type { TagId } from '../core/tags.js';
import type { Rule } from './rule.js';

const PORT_ALDER = Array.from(
  { length: 10 },
  (_, i) => `${i + 1}. [Ferry ${i + 1}](/news/2013/01/${i + 1}/ferry-${i + 1}.md) _Context: Port Alder_`,
);
const FERRIES = Array.from({ length: 10 }, (_, i) => `//- news/2013/01/${i + 1}/ferry-${i + 1}.md`);

export const contextVariant: Rule = {
  name: 'context-variant',
  severity: 'information',
  readsContents: true,
  what: 'A tag differs only in case, spacing, accents or punctuation from one used far more often',
  why: `One thing under two names is found under neither. A spelling is called a variant when another one is used at least ${FAR_MORE_OFTEN} times as often.`,
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

${PORT_ALDER.join('\n')}
11. [Ferry retired](/news/2012/03/7/ferry-retired.md) _Context: <context-variant>port alder</context-variant>_

//- news/2012/03/7/ferry-retired.md
${FERRIES.join('\n')}
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

${PORT_ALDER.join('\n')}
11. [Ferry retired](/news/2012/03/7/ferry-retired.md) _Context: Port Alder_

//- news/2012/03/7/ferry-retired.md
${FERRIES.join('\n')}
`,
  checkEvent(_event, { relations, archive }, report) {
    for (const { item, target } of relations) {
      // Other relations are not in the index, so their tags are not counted; their links are to be mended first.
      if (target?.kind !== 'event') continue;
      for (const tag of item.context?.tags ?? []) {
        const usual = usualSpelling(tag.text, archive);
        if (usual === undefined) continue;
        const name = archive.tags.name(usual);
        report({
          span: tag,
          message: `Tag "${tag.text}" is used ${times(archive.tags.usesOf(tag.text))}, "${name}" ${times(archive.tags.uses(usual))}`,
          fixes: [{ title: `Change to "${name}"`, safety: 'ask', edits: [{ span: tag, newText: name }] }],
        });
      }
    }
  },
};

/** The tag that differs only in spelling and is used far more often, or undefined. */
function usualSpelling(name: string, { tags }: Archive): TagId | undefined {
  const variants = tags.variants(name);
  const [first, ...others] = variants;
  if (first === undefined || (others.length === 0 && tags.name(first) === name)) return undefined;
  const best = others.reduce((most, id) => (tags.uses(id) > tags.uses(most) ? id : most), first);
  return isVariantOf(tags.usesOf(name), tags.uses(best)) ? best : undefined;
}

/** True if a spelling with that many uses is a variant of another one with `usualUses`. */
export function isVariantOf(uses: number, usualUses: number): boolean {
  return usualUses >= FAR_MORE_OFTEN * Math.max(uses, 1);
}
