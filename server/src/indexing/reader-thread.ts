/** A thread that lists and reads files for the index: it is told what to do and answers with what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import { Archive } from '../core/archive.js';
import type { FileId } from '../core/archive-entry.js';
import type { ListingState } from '../core/listing.js';
import { packStrings, unpackStrings, type PackedStrings } from '../core/packed-strings.js';
import type { Conventions } from '../core/config.js';
import { Policy, type PolicyData } from '../rules/policy.js';
import { listFiles, type FilesListed } from './list-files.js';
import { readFiles, type FilesRead } from './read-files.js';

/** What a thread is told at its start. */
export interface ReaderData {
  readonly root: string;
  readonly conventions: Conventions;
  /** With one every file that is read is given a first look. */
  readonly policy: PolicyData | undefined;
}

export type ReaderTask =
  | { readonly do: 'list'; readonly folder: string; readonly hasStamps: boolean }
  | { readonly do: 'read'; readonly ids: readonly FileId[] };

/** A task has a number, which its answer bears. Before any is to read, the thread is told all paths and how they are found. */
export type ReaderMessage =
  | { readonly number: number; readonly task: ReaderTask }
  | { readonly paths: PackedStrings }
  | { readonly listing: ListingState };

export interface ReaderAnswer {
  readonly number: number;
  readonly result: PackedFilesListed | FilesRead;
}

/** Strings are handed over packed: a hundred thousand of them take ten times as long one by one. */
export type PackedFilesListed = Omit<FilesListed, 'paths'> & { readonly packedPaths: PackedStrings };

const { root, conventions, policy: data } = workerData as ReaderData;
const policy = data && new Policy(data);
const strings: string[] = [];
let archive = new Archive({}, conventions);

parentPort?.on('message', (message: ReaderMessage) => {
  if ('paths' in message) strings.push(...unpackStrings(message.paths));
  else if ('listing' in message) {
    archive = new Archive(
      { listing: { ...message.listing, paths: { ...message.listing.paths, strings } } },
      conventions,
    );
    archive.markListed();
  } else {
    const answer: ReaderAnswer = { number: message.number, result: resultOf(message.task) };
    parentPort?.postMessage(answer);
  }
});

function resultOf(task: ReaderTask): ReaderAnswer['result'] {
  if (task.do === 'read') return readFiles(root, archive, task.ids, policy);
  const { paths, ...listed } = listFiles(root, task.folder, task.hasStamps);
  return { ...listed, packedPaths: packStrings(paths) };
}
