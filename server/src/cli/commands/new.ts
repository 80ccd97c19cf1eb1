/** `event-archive new`: creates an event and lists it in the index of its day. */
import { Refusal } from '../../core/archive-edit.js';
import { readNaturalDate } from '../../core/natural-date.js';
import { newEvent } from '../../edits/new-event.js';
import { changeCommand } from '../change-command.js';
import { UsageError } from '../io.js';

export const newCommand = changeCommand({
  name: 'new',
  usage: '--date DATE --title TITLE',
  what: 'creates an event and lists it in the index of its day',
  more: `The file is named after the title, in the folder of its day; the index of
the day comes with its first event. An event that is there already, by its
title or by a source, is not written down again.`,
  names: 0,
  options: {
    date: { type: 'string' },
    title: { type: 'string' },
    source: { type: 'string', multiple: true, default: [] as string[] },
    tag: { type: 'string', multiple: true, default: [] as string[] },
    summary: { type: 'string' },
    force: { type: 'boolean', default: false },
  },
  optionsHelp: `  --date DATE            2012-03-22, "22 March 2012", today, yesterday
  --title TITLE          gives the file its name
  --source URL           may be given more than once; the outlet's name is the
                         one that the archive uses for its host
  --tag TAG              may be given more than once; the first is the topic
  --summary TEXT         a few sentences, which follow the title
  --force                also where another event has the slug or a source
`,
  examples: `event-archive new --date today --title "Bridge opens" --tag Aldern
event-archive new --date 2012-03-22 --title "Ferry retires" \\
  --source https://coast-radio.example/ferry --summary "After 60 years."`,
  plan: ({ values, around }) => {
    const { date: written, title, summary } = values;
    if (written === undefined || title === undefined) throw new UsageError('new: --date and --title are needed');
    const date = readNaturalDate(written, new Date());
    if (!date) throw new UsageError(`--date ${written}: expected a date such as 2012-03-22, or today, or yesterday`);
    const sources = values.source.map((url) => ({ url }));
    const wanted = { date, title, sources, tags: values.tag, ...(summary === undefined ? {} : { summary }) };
    const { edit, doubles } = newEvent(wanted, around);
    if (doubles.length > 0 && !values.force) {
      const found = doubles.map(({ path, why }) => `  ${path}: ${why}`).join('\n');
      throw new Refusal(`The event may be there already; --force creates it nevertheless:\n${found}`);
    }
    return edit;
  },
});
