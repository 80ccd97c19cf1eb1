/** `event-archive merge-events`: makes one event of two. */
import { allSteps } from '../../core/steps.js';
import { mergeEvents } from '../../edits/merge-events.js';
import { changeCommand } from '../change-command.js';

export const mergeEventsCommand = changeCommand({
  name: 'merge-events',
  usage: 'EVENT OTHER',
  what: 'makes one event of two',
  more: `EVENT stays and takes in the sources and relations of OTHER that it has not
itself; whatever leads to OTHER leads to EVENT; OTHER goes. See
event-archive doubles for events that are probably one.`,
  names: 2,
  isOfFile: true,
  options: {},
  examples: `event-archive merge-events news/2012/03/22/bridge-opens.md \\
  news/2012/03/23/wend-bridge-opens.md`,
  plan: ({ names: [kept = '', other = ''], around, options, pathOf }) =>
    allSteps(mergeEvents(pathOf(kept), pathOf(other), around, options)),
});
