/** `event-archive rename`: gives an event another title. */
import { allSteps } from '../../core/steps.js';
import { renameEvent } from '../../edits/rename.js';
import { changeCommand } from '../change-command.js';
import { UsageError } from '../io.js';

export const rename = changeCommand({
  name: 'rename',
  usage: 'EVENT TITLE',
  what: 'gives an event another title',
  more: `The file is named after the title; its entries in the index of its day, and
label and link of every relation to it, follow.`,
  names: 2,
  isOfFile: true,
  options: {},
  examples: `event-archive rename news/2012/03/22/bridge-opens.md "Wend Bridge opens"`,
  plan: ({ names: [event = '', title = ''], around, options, pathOf }) => {
    const path = pathOf(event);
    if (!around.archive.event(path)) throw new UsageError(`${path} is no event`);
    return allSteps(renameEvent(path, title, around, options));
  },
});
