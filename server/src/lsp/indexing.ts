/** Runs the indexing of an archive in the background and tells the client how far it has come. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import { basename } from 'node:path';
import type { IndexProgress } from '../indexing/index-archive.js';
import { sayTakenBack, takeBackUnfinished } from '../host/journal.js';
import { errorMessage, type Log } from '../host/log.js';
import type { OpenArchive } from './open-archive.js';

/** Milliseconds between two reports. */
const REPORT_INTERVAL = 100;

/** What indexing is told and tells. */
export interface IndexingOptions {
  readonly connection: Connection;
  readonly log: Log;
  /** The client shows progress, and lets its user cancel. */
  readonly hasProgress: boolean;
  /** Called when the archive's state or what is known of it has changed. */
  readonly onChange: () => void;
}

/** Never rejects: what goes wrong is logged. */
export async function indexWithProgress(
  archive: OpenArchive,
  { connection, log, hasProgress, onChange }: IndexingOptions,
): Promise<void> {
  const began = performance.now();
  takeBack(archive, connection, log);
  // Indexing does not wait for the client's consent to be told of it.
  const progress = hasProgress ? connection.window.createWorkDoneProgress() : undefined;
  let begun: WorkDoneProgressServerReporter | undefined;
  const announced = progress?.then((reporter) => {
    reporter.begin('Event Archive', 0, 'Listing events', true);
    begun = reporter;
  });
  let isComplete = false;
  archive.state = 'indexing';
  onChange();
  try {
    const isCancelled = (): boolean => begun?.token.isCancellationRequested === true;
    isComplete = await archive.index(
      reporting(archive, () => begun, onChange),
      isCancelled,
    );
    log.info(outcome(archive, isComplete, Math.round(performance.now() - began)));
  } catch (error) {
    log.warn(`${archive.root}: indexing failed, ${errorMessage(error)}`);
  } finally {
    archive.state = isComplete || archive.archive.isRead ? 'ready' : 'incomplete';
    onChange();
    announced
      ?.then(() => begun?.done())
      .catch((error: unknown) => log.warn(`No progress shown, ${errorMessage(error)}`));
  }
}

/** Before anything is read: what the command line left half done when it was killed. */
function takeBack({ root }: OpenArchive, connection: Connection, log: Log): void {
  try {
    const taken = takeBackUnfinished(root);
    if (!taken) return;
    log.warn(`${root}: ${sayTakenBack(taken)}`);
    void connection.window.showWarningMessage(`${basename(root)}: ${sayTakenBack(taken)}`);
  } catch (error) {
    log.warn(`${root}: a change that was cut short could not be taken back, ${errorMessage(error)}`);
  }
}

function outcome({ root, archive }: OpenArchive, isComplete: boolean, milliseconds: number): string {
  const counts = `${archive.eventCount} events and ${archive.dayIndexCount} day indexes`;
  if (isComplete) return `${basename(root)}: ${counts} indexed in ${milliseconds} ms`;
  return `${basename(root)}: indexing was cancelled; only what is known of ${counts} is checked until the index is rebuilt`;
}

function reporting(
  archive: OpenArchive,
  progress: () => WorkDoneProgressServerReporter | undefined,
  onChange: () => void,
) {
  let wasListed = false;
  let reportedAt = performance.now();
  return ({ listed, read }: IndexProgress): void => {
    if (archive.archive.isListed && !wasListed) {
      wasListed = true;
      onChange();
    }
    if (performance.now() - reportedAt < REPORT_INTERVAL) return;
    reportedAt = performance.now();
    const counts = `${read.toLocaleString('en')} of ${listed.toLocaleString('en')}`;
    if (wasListed) progress()?.report(Math.floor((100 * read) / Math.max(listed, 1)), `Indexing events: ${counts}`);
    else progress()?.report(0, `Listing events: ${listed.toLocaleString('en')}`);
  };
}
