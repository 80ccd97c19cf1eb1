/** Rule: a relation's label is its target's title. */
import type { Archive } from '../core/archive.js';
import { plainText } from '../core/fold.js';
import { labelLike, labelOfTitle } from '../core/label.js';
import { baseName } from '../core/path.js';
import { slugOfTitle } from '../core/slug.js';
import { likeness, SAME_EVENT } from '../core/title-likeness.js';
import type { Rule } from './rule.js';

export const outdatedRelation: Rule = {
  name: 'outdated-relation',
  severity: 'information',
  readsContents: true,
  what: 'The label of a relation is no longer the title of its target',
  why: 'The label is a copy of the target’s title. When the title is corrected, the copies still say what was wrong.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [<outdated-relation>The ferry retired</outdated-relation>](/news/2014/03/7/ferry-retired.md) _Context: Ferry_

//- news/2014/03/7/ferry-retired.md
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_

//- news/2014/03/7/ferry-retired.md
`,
  checkEvent(_event, { relations, archive }, report) {
    for (const { item, resolved } of relations) {
      const title = resolved && archive.titleOf(archive.idOf(resolved) ?? -1);
      const label = item.link?.label;
      if (!title || !label || isCopyOf(label.text, title)) continue;
      const edits = [{ span: label, newText: labelLike(label.text, title) }];
      // With hardly a word in common it may be the link that is wrong, and then the label says which event was meant.
      const isMeant = likeness(label.text, title) >= SAME_EVENT || isEarlierTitle(label.text, resolved, archive);
      const safety = isMeant ? 'safe' : 'ask';
      report({
        span: label,
        message: `Label is "${label.text.trim()}", the event's title is "${title}"`,
        related: [{ path: resolved, message: `Its title is "${title}"` }],
        fixes: [{ title: 'Change the label to the title', safety, edits }],
      });
    }
  },
};

/** True for a label whose slug the event lists among its earlier versions. */
function isEarlierTitle(label: string, path: string, archive: Archive): boolean {
  const folder = path.slice(0, -baseName(path).length);
  return (['latin', 'script'] as const).some((style) =>
    archive.successors(`${folder}${slugOfTitle(label, style)}.md`).includes(path),
  );
}

/** White space and entities may differ: both read the same. */
function isCopyOf(label: string, title: string): boolean {
  const trimmed = label.trim();
  return trimmed === title || trimmed === labelOfTitle(title) || plainText(label) === plainText(title);
}
