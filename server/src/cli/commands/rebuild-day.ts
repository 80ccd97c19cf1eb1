/** `event-archive rebuild-day`: makes the index of a day say what its events say. */
import { dayFolder } from '../../core/path.js';
import { rebuildDayIndex } from '../../edits/rebuild-day-index.js';
import { changeCommand } from '../change-command.js';

export const rebuildDay = changeCommand({
  name: 'rebuild-day',
  usage: 'DAY',
  what: 'makes the index of a day say what its events say',
  more: `DAY is its folder, such as news/2012/03/22, or a file in it. Entries keep
their order; titles, topics, summaries and the link to the previous day are
set right, entries of events that are not there go, missing ones come, and so
do the index and its twin README.md. What else people wrote into them stays.`,
  names: 1,
  isOfFile: true,
  options: {},
  examples: `event-archive rebuild-day news/2012/03/22 --dry-run`,
  plan: ({ names: [day = ''], around, pathOf }) => {
    const path = pathOf(day);
    return rebuildDayIndex(dayFolder(path.endsWith('.md') ? path : `${path}/`), around);
  },
});
