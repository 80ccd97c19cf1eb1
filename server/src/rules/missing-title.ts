/** Rule: an event has a title. */
import { firstLine, type Rule } from './rule.js';

export const missingTitle: Rule = {
  name: 'missing-title',
  severity: 'error',
  what: 'An event has no title',
  why: 'The title is what relations and the day index call the event, and what its slug is made of.',
  wrong: `//- news/2014/03/7/bridge-opens.md
<missing-title>### [2014-03-7](/news/2014/03/7/index.md)</missing-title>

The new bridge over the Wend was opened to traffic.
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

The new bridge over the Wend was opened to traffic.
`,
  checkEvent(event, { text }, report) {
    if (event.titles.some((title) => title.text !== '')) return;
    const message =
      event.titles.length > 0 ? 'Title is empty, expected text after "# "' : 'No title, expected a line "# …"';
    report({ span: firstLine(text), message });
  },
};
