/** `event-archive move`: moves events, or the folders of days. */
import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { allSteps } from '../../core/steps.js';
import { moveFiles } from '../../edits/move-files.js';
import { changeCommand } from '../change-command.js';

export const move = changeCommand({
  name: 'move',
  usage: 'FROM TO',
  what: 'moves events, or the folders of days',
  more: 'Date headings, the indexes of both days and every link follow.',
  names: 2,
  isOfFile: true,
  options: {},
  plan: ({ names: [from = '', to = ''], around, options, io, pathOf }) => {
    const isIntoFolder = isFolder(resolve(io.cwd, to)) || (from.endsWith('.md') && !to.endsWith('.md'));
    const target = isIntoFolder ? join(to, basename(from)) : to;
    return allSteps(moveFiles([{ from: pathOf(from), to: pathOf(target) }], around, options));
  },
});

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
