/** Rule: an event has one title. */
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
  checkEvent(event, _subject, report) {
    const [first, ...others] = event.titles.filter((title) => title.text !== '');
    for (const title of first ? others : []) {
      report({
        span: title,
        message: `Second title, "${title.text}"; the first is "${first?.text ?? ''}"`,
        related: first ? [{ span: first, message: 'First title' }] : [],
      });
    }
  },
};
