/** Every command of the extension, by what follows `eventArchive.` in its name. A command is added here and in package.json. */
import type { LogOutputChannel, Memento } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { REBUILD_INDEX, type AddRelationsParams, type NewEventParams } from '../../server/src/lsp/protocol.js';
import { fixArchive, rebuildDayIndex } from './archive-edits.js';
import { checkArchive } from './check-archive.js';
import { findDoubles } from './find-doubles.js';
import { createEvent } from './new-event.js';
import { repairMoved } from './repair-moved.js';
import { suggestRelations } from './suggest-relations.js';
import type { Finding } from './tag-findings.js';
import { mendTag, previewMendedTag, rejectTagFinding, restoreTagFindings } from './tag-gestures.js';
import type { TagReport } from './tag-report.js';

/** What a command is given besides the arguments of whoever calls it. */
export interface Surroundings {
  readonly server: LanguageClient;
  readonly log: LogOutputChannel;
  /** Remembers what its user has decided, as long as the folder is known to VS Code. */
  readonly memory: Memento;
  readonly tags: TagReport;
}

/** What the server refuses is shown by whoever runs a command. What else is given comes from a keybinding or another extension. */
type Command = (around: Surroundings, ...given: never[]) => unknown;

export const commands: Readonly<Record<string, Command>> = {
  checkArchive: ({ server }: Surroundings) => checkArchive(server),
  newEvent: ({ server }: Surroundings, given?: Partial<NewEventParams>) => createEvent(server, given),
  fixArchive: ({ server }: Surroundings, how?: { ask?: boolean }) => fixArchive(server, how),
  suggestRelations: ({ server }: Surroundings, given?: Partial<AddRelationsParams>) => suggestRelations(server, given),
  findDoubles: ({ server, memory }: Surroundings) => findDoubles(server, memory),
  rebuildDayIndex: ({ server }: Surroundings) => rebuildDayIndex(server),
  repairMoved: ({ server }: Surroundings, given?: { revision?: string; ask?: boolean }) => repairMoved(server, given),
  tagReport: ({ tags }: Surroundings) => tags.open(),
  mendTag: ({ tags }: Surroundings, row?: Finding) => mendTag(tags, row),
  previewMendedTag: ({ tags }: Surroundings, row?: Finding) => previewMendedTag(tags, row),
  rejectTagFinding: ({ tags }: Surroundings, row?: Finding) => rejectTagFinding(tags, row),
  restoreTagFindings: ({ tags }: Surroundings) => restoreTagFindings(tags),
  rebuildIndex: ({ server }: Surroundings) => server.sendRequest(REBUILD_INDEX),
  showLog: ({ log }: Surroundings) => log.show(),
};
