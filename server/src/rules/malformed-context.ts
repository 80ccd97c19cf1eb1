/** Rule: a context is closed, and lists each tag once. */
import { mendContext } from '../core/context-edits.js';
import type { Context } from '../core/event.js';
import { editedWithin } from '../core/text.js';
import { hasRepeat } from './repeats.js';
import type { Rule } from './rule.js';

export const malformedContext: Rule = {
  name: 'malformed-context',
  severity: 'warning',
  what: 'A context is unclosed, empty, or has an empty or repeated tag',
  why: 'Tags are read from between `_Context:` and the closing `_`, at the commas; what is written otherwise is lost or counted twice.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

<malformed-context>1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry</malformed-context>
<malformed-context>2. [Bridge planned](/news/2012/03/7/bridge-planned.md) _Context: Bridge,, River_</malformed-context>

//- news/2014/03/7/ferry-retired.md

//- news/2012/03/7/bridge-planned.md
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_
2. [Bridge planned](/news/2012/03/7/bridge-planned.md) _Context: Bridge, River_

//- news/2014/03/7/ferry-retired.md

//- news/2012/03/7/bridge-planned.md
`,
  checkEvent(_event, { relations, text }, report) {
    for (const { item } of relations) {
      const { context } = item;
      const fault = context && faultOf(context);
      if (!context || !fault) continue;
      const edits = mendContext(text, context);
      const mended = edits && editedWithin(text, context.span, edits).replace(/\s+/g, ' ');
      report({
        span: item.span,
        message: fault,
        fixes: edits ? [{ title: `Change to "${mended}"`, safety: 'safe', edits }] : [],
      });
    }
  },
};

function faultOf({ tags, isClosed, keyword }: Context): string | undefined {
  if (!isClosed) return `Context is not closed, expected "_" after its last tag`;
  if (tags.every(({ text }) => text === '')) return `Context is empty, expected a tag after "${keyword.text}:"`;
  if (tags.some(({ text }) => text === '')) return `Context has an empty tag, expected a name between two commas`;
  if (tags.length === 1) return undefined;
  const names = tags.map(({ text }) => text);
  const repeated = hasRepeat(names) ? firstRepeated(names) : undefined;
  return repeated === undefined ? undefined : `Context repeats the tag "${repeated}"`;
}

function firstRepeated(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}
