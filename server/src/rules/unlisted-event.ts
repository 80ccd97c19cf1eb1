/** Rule: the day index lists the event. */
import { isCalendarDate } from '../core/date.js';
import { dayFolder } from '../core/path.js';
import { dateHeadingSpan, type Rule } from './rule.js';

export const unlistedEvent: Rule = {
  name: 'unlisted-event',
  severity: 'warning',
  readsContents: true,
  what: 'The index of an event’s day does not list it',
  why: 'An event that its day does not list is only found by those who already know it.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### <unlisted-event>[2014-03-7](/news/2014/03/7/index.md)</unlisted-event>

# Bridge opens

//- news/2014/03/7/index.md
## [2014-03-7](/news/2014/03/7/index.md)
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

//- news/2014/03/7/index.md
## [2014-03-7](/news/2014/03/7/index.md)

### [Bridge opens](/news/2014/03/7/bridge-opens.md)
`,
  checkEvent(event, { path, text, archive, folderDate }, report) {
    // In a folder that is no date path, or no day, that is the one fault to mend.
    if (!folderDate?.isWellFormed || !isCalendarDate(folderDate.date)) return;
    const indexPath = `news/${dayFolder(path)}/index.md`;
    const listed = archive.listedEvents(indexPath);
    const id = archive.idOf(path);
    if (!listed || (id !== undefined && listed.includes(id))) return;
    report({
      span: dateHeadingSpan(event, text),
      message: `Day index "${indexPath}" does not list this event`,
      related: [{ path: indexPath, message: 'The day index' }],
    });
  },
};
