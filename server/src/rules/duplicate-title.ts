/** Rule: an event has one title. */
import type { Fix } from '../core/problem.js';
import { isBlankBetween, lineEndFrom, linesAndGapAbove, lineStartAt, type Piece } from '../core/text.js';
import type { Rule } from './rule.js';

export const duplicateTitle: Rule = {
  name: 'duplicate-title',
  severity: 'error',
  what: 'An event has a second title',
  why: 'One file is one event. With two titles nobody can tell which one relations should name.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

# <duplicate-title>Bridge over the Wend opens</duplicate-title>
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens
`,
  checkEvent(event, { text }, report) {
    const [first, ...others] = event.titles.filter((title) => title.text !== '');
    if (!first) return;
    for (const title of others) {
      report({
        span: title,
        message: `Second title, "${title.text}"; the first is "${first.text}"`,
        related: [{ span: first, message: 'First title' }],
        fixes: oneTitle(text, first, title),
      });
    }
  },
};

/** Where the two follow each other; else there is more to sort out than a line, perhaps two events. */
function oneTitle(text: string, first: Piece, second: Piece): readonly Fix[] {
  const [above, below] = [lineStartAt(text, first.start), lineStartAt(text, second.start)];
  if (!text.startsWith('#', below) || !isBlankBetween(text, lineEndFrom(text, first.end), below)) return [];
  const safety = first.text === second.text ? 'safe' : 'ask';
  const remove = {
    title: 'Remove this title',
    safety,
    edits: [{ span: linesAndGapAbove(text, second), newText: '' }],
  } as const;
  if (safety === 'safe') return [remove];
  return [
    remove,
    {
      title: 'Keep this title, remove the first',
      safety,
      edits: [{ span: { start: above, end: below }, newText: '' }],
    },
  ];
}
