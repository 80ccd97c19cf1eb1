/** Every command of the program, in the order in which help lists them. A command is added here and nowhere else. */
import type { Command } from '../command.js';
import { checkCommand } from './check.js';
import { doubles } from './doubles.js';
import { exportCommand } from './export.js';
import { fix } from './fix.js';
import { mergeCommand } from './merge.js';
import { mergeEventsCommand } from './merge-events.js';
import { move } from './move.js';
import { newCommand } from './new.js';
import { rebuildDay } from './rebuild-day.js';
import { removeTagCommand } from './remove-tag.js';
import { renameTagCommand } from './rename-tag.js';
import { rename } from './rename.js';
import { statsCommand } from './stats.js';
import { suggest } from './suggest.js';
import { tagsCommand } from './tags.js';

export const commands: readonly Command[] = [
  checkCommand,
  mergeCommand,
  fix,
  newCommand,
  rename,
  renameTagCommand,
  removeTagCommand,
  move,
  mergeEventsCommand,
  rebuildDay,
  doubles,
  suggest,
  tagsCommand,
  statsCommand,
  exportCommand,
];
