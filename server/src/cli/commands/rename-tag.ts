/** `event-archive rename-tag`: renames a context tag in every event. */
import { allSteps } from '../../core/steps.js';
import { renameTag } from '../../edits/rename-tag.js';
import { changeCommand } from '../change-command.js';
import { UsageError } from '../io.js';

export const renameTagCommand = changeCommand({
  name: 'rename-tag',
  usage: 'TAG NAME',
  what: 'renames a context tag in every event',
  more: 'Where NAME is a tag already, the two become one.',
  names: 2,
  options: {},
  examples: `event-archive rename-tag "River Wend" Wend --dry-run`,
  plan: ({ names: [tag = '', name = ''], around }) => {
    if (around.archive.tags.usesOf(tag) === 0) throw new UsageError(`no relation has the tag "${tag}"`);
    return allSteps(renameTag(tag, name, around));
  },
});
