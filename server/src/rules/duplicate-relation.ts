/** Rule: an event relates to another event once. */
import { addTags, missingTags } from '../core/context-edits.js';
import type { Event, Item } from '../core/event.js';
import { plainText } from '../core/fold.js';
import { closeGap, removeItem, standsAlone } from '../core/list-edits.js';
import { fixOf, type Fix } from '../core/problem.js';
import { isBlankBetween } from '../core/text.js';
import { repeats } from './repeats.js';
import type { Relation, Rule } from './rule.js';

export const duplicateRelation: Rule = {
  name: 'duplicate-relation',
  severity: 'warning',
  what: 'An event relates to the same event twice',
  why: 'One item can carry all the context tags that two events share; a second item hides them from each other.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_
<duplicate-relation>2. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Transport_</duplicate-relation>

//- news/2014/03/7/ferry-retired.md
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry, Transport_

//- news/2014/03/7/ferry-retired.md
`,
  checkEvent(event, { relations, text }, report) {
    const pathOf = ({ target, resolved }: Relation): string | undefined =>
      target?.kind === 'event' ? (resolved ?? target.path) : undefined;
    for (const { key, first, again } of repeats(relations, pathOf)) {
      report({
        span: again.item.span,
        message: `Event "${key}" is already related above`,
        related: [{ span: first.item.span, message: 'First related here' }],
        fixes: mergeFix(event, first.item, again.item, text),
      });
    }
  },
};

/** The tags of the second item go to the first. Safe where nothing else is said there. */
function mergeFix(event: Event, first: Item, again: Item, text: string): readonly Fix[] {
  const section = event.sections.find(({ items }) => items.includes(again));
  if (!section || !standsAlone(text, again)) return [];
  const tags = again.context?.tags.map((tag) => tag.text) ?? [];
  const isNothingElse = isLinkAndContext(text, again) && isLinkAndContext(text, first) && isSameLabel(first, again);
  const title =
    missingTags(first, tags).length > 0 ? 'Move its tags to the first relation and remove it' : 'Remove this relation';
  const word = again.context?.keyword.text ?? '';
  return [
    fixOf(
      title,
      isNothingElse ? 'safe' : 'ask',
      () => [...addTags(first, tags, word), removeItem(text, section, again)],
      () => closeGap(text, section, again),
    ),
  ];
}

function isSameLabel({ link: a }: Item, { link: b }: Item): boolean {
  return plainText(a?.label.text ?? '') === plainText(b?.label.text ?? '');
}

/** True for a relation as it is meant to be written, with nothing before, between or behind link and context. */
function isLinkAndContext(text: string, { content, link, context }: Item): boolean {
  if (!link || context?.isClosed === false) return false;
  const end = context ? context.span.end : link.span.end;
  return isBlankBetween(text, link.span.end, context?.span.start ?? content.end) && end === content.end;
}
