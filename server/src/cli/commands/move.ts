/** `event-archive move`: moves events, or the folders of days, to a day or a path. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { FileRename } from '../../core/archive-edit.js';
import { formatDatePath, readDatePath } from '../../core/date.js';
import { readNaturalDate } from '../../core/natural-date.js';
import { dayFolder } from '../../core/path.js';
import { allSteps } from '../../core/steps.js';
import { moveFiles } from '../../edits/move-files.js';
import { archivePathOf } from '../../host/files.js';
import { changeCommand } from '../change-command.js';
import { UsageError } from '../io.js';

export const move = changeCommand({
  name: 'move',
  usage: 'FROM TO',
  what: 'moves events, or the folders of days',
  more: `FROM is an event or a folder; TO is a day such as 2012-03-22 or yesterday, the
folder of a day, or a path. Date headings, the indexes of both days and every
link follow. Where the new day has an index already, entries join it.`,
  names: 2,
  isOfFile: true,
  options: {},
  examples: `event-archive move news/2012/03/22/bridge-opens.md 2012-03-23
event-archive move news/2012/03/22 news/2012/04/22`,
  plan: ({ names: [from = '', to = ''], around, options, root, io, pathOf }) => {
    const file = resolve(io.cwd, from);
    const wanted = { from: pathOf(from), to: isFolder(resolve(io.cwd, to)) ? undefined : dayNamed(to) };
    const target = wanted.to === undefined ? pathOf(targetOf(from, to, io.cwd)) : onDay(wanted.from, wanted.to, file);
    const edit = allSteps(moveFiles([{ from: wanted.from, to: target }], around, options));
    // Pictures and whatever else lies in a folder stay together with its events.
    const moved = new Set([...edit.renames.map((each) => each.from), ...edit.deletes]);
    const others = filesIn(root, file).filter((path) => !moved.has(path));
    const along = others.map((path): FileRename => ({ from: path, to: target + path.slice(wanted.from.length) }));
    return { ...edit, renames: [...edit.renames, ...along] };
  },
});

/** The folder below `news/` of a day as people write it; undefined for what is no date. */
function dayNamed(written: string): string | undefined {
  const date = readNaturalDate(written, new Date());
  return date && formatDatePath(date);
}

function onDay(path: string, day: string, file: string): string {
  if (!isFolder(file)) return `news/${day}/${basename(path)}`;
  if (!readDatePath(dayFolder(`${path}/`))) throw new UsageError(`${path} is neither an event nor the folder of a day`);
  return `news/${day}`;
}

/** As `mv` does, into a folder that is there; but a day does not go into another day. */
function targetOf(from: string, to: string, cwd: string): string {
  const isIntoFolder = isFolder(resolve(cwd, to)) || (from.endsWith('.md') && !to.endsWith('.md'));
  const isDayToDay = isFolder(resolve(cwd, from)) && /[\\/]\d{4}[\\/]\d{1,2}[\\/]\d{1,2}[\\/]?$/.test(resolve(cwd, to));
  return isIntoFolder && !isDayToDay ? join(to, basename(from)) : to;
}

/** The archive paths of all files below a folder but hidden ones; of a file, none. */
function filesIn(root: string, folder: string): readonly string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .flatMap((entry) => archivePathOf(root, join(entry.parentPath, entry.name)) ?? []);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
