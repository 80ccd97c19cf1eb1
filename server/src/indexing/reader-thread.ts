/** A thread that reads files for the index: it is told what to read and answers with what it read. */
import { parentPort, workerData } from 'node:worker_threads';
import { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import type { ListingState } from '../core/listing.js';
import { unpackStrings, type PackedStrings } from '../core/packed-strings.js';
import type { StringTableState } from '../core/string-table.js';
import type { RuleSettings } from '../rules/lint.js';
import { readFiles, type FilesRead } from './read-files.js';

/** What a thread is told at its start. */
export interface ReaderData {
  readonly root: string;
  readonly listing: Omit<ListingState, 'paths'>;
  /** The table of paths, packed: a hundred thousand strings take ten times as long to hand over one by one. */
  readonly paths: Omit<StringTableState, 'strings'> & { readonly strings: PackedStrings };
  /** With them every file is given a first look. */
  readonly settings: RuleSettings | undefined;
}

/** Files to read, under a number that their answer bears. */
export interface ReaderTask {
  readonly number: number;
  readonly ids: readonly FileId[];
}

export interface ReaderAnswer {
  readonly number: number;
  readonly read: FilesRead;
}

const { root, listing, paths, settings } = workerData as ReaderData;
const archive = new Archive({ listing: { ...listing, paths: { ...paths, strings: unpackStrings(paths.strings) } } });
archive.markListed();

parentPort?.on('message', ({ number, ids }: ReaderTask) => {
  const answer: ReaderAnswer = { number, read: readFiles(root, archive, ids, settings) };
  parentPort?.postMessage(answer);
});
