/** `event-archive remove-tag`: takes a context tag out of every event, or of those that do not speak of it. */
import { allSteps } from '../../core/steps.js';
import { removeTagEverywhere, removeUnborneTag } from '../../edits/remove-tag.js';
import { changeCommand } from '../change-command.js';

export const removeTagCommand = changeCommand({
  name: 'remove-tag',
  usage: 'TAG',
  what: 'takes a context tag out of every event',
  more: `A context without another tag goes with it. See event-archive tags for tags
that may be wrong.`,
  names: 1,
  options: { unborne: { type: 'boolean', default: false } },
  optionsHelp: `  --unborne              only of relations between two events neither of which
                         says it in its title, summary or topic
`,
  examples: `event-archive remove-tag Accident
event-archive remove-tag Wend --unborne --dry-run`,
  plan: ({ names: [tag = ''], values, around }) =>
    allSteps((values.unborne ? removeUnborneTag : removeTagEverywhere)(tag, around)),
});
