/** Runs the indexing of an archive in the background and tells the client how far it has come. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import { basename } from 'node:path';
import type { IndexProgress } from '../host/index-archive.js';
import { errorMessage, type Log } from '../host/log.js';
import type { OpenArchive } from './open-archive.js';

/** Milliseconds between two reports. */
const REPORT_INTERVAL = 100;

/** `onChange` is called when all files are listed and again when all are read: what is known has grown. */
export async function indexWithProgress(
  connection: Connection,
  archive: OpenArchive,
  hasProgress: boolean,
  log: Log,
  onChange: () => void,
): Promise<void> {
  const began = performance.now();
  // Indexing does not wait for the client's consent to be told of it.
  const progress = hasProgress ? connection.window.createWorkDoneProgress() : undefined;
  let begun: WorkDoneProgressServerReporter | undefined;
  const announced = progress?.then((reporter) => {
    reporter.begin('Event Archive', 0, 'Listing events');
    begun = reporter;
  });
  try {
    await archive.index(reporting(archive, () => begun, onChange));
    const { eventCount, dayIndexCount } = archive.archive;
    const milliseconds = Math.round(performance.now() - began);
    log.info(
      `${basename(archive.root)}: ${eventCount} events and ${dayIndexCount} day indexes indexed in ${milliseconds} ms`,
    );
  } catch (error) {
    log.warn(`${archive.root}: indexing failed, ${errorMessage(error)}`);
  } finally {
    onChange();
    announced
      ?.then(() => begun?.done())
      .catch((error: unknown) => log.warn(`No progress shown, ${errorMessage(error)}`));
  }
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
