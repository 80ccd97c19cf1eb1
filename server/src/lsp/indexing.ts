/** Runs the indexing of an archive in the background and tells the client how far it has come. */
import type { ClientCapabilities, Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import { basename } from 'node:path';
import { errorMessage, type Log } from '../host/log.js';
import type { OpenArchive } from './open-archive.js';

/** Milliseconds between two reports. */
const REPORT_INTERVAL = 100;

/** `onChange` is called when all files are listed and again when all are read: what is known has grown. */
export async function indexWithProgress(
  connection: Connection,
  archive: OpenArchive,
  capabilities: ClientCapabilities,
  log: Log,
  onChange: () => void,
): Promise<void> {
  const began = performance.now();
  const progress = capabilities.window?.workDoneProgress ? await connection.window.createWorkDoneProgress() : undefined;
  progress?.begin('Event Archive', 0, 'Listing events');
  try {
    await archive.index(reporter(archive, progress, onChange));
    const { eventCount, dayIndexCount } = archive.archive;
    const milliseconds = Math.round(performance.now() - began);
    log.info(
      `${basename(archive.root)}: ${eventCount} events and ${dayIndexCount} day indexes indexed in ${milliseconds} ms`,
    );
  } catch (error) {
    log.warn(`${archive.root}: indexing failed, ${errorMessage(error)}`);
  } finally {
    progress?.done();
    onChange();
  }
}

function reporter(archive: OpenArchive, progress: WorkDoneProgressServerReporter | undefined, onChange: () => void) {
  let wasListed = false;
  let reportedAt = performance.now();
  return ({ listed, read }: { readonly listed: number; readonly read: number }): void => {
    if (archive.archive.isListed && !wasListed) {
      wasListed = true;
      onChange();
    }
    if (!progress || performance.now() - reportedAt < REPORT_INTERVAL) return;
    reportedAt = performance.now();
    const counts = `${read.toLocaleString('en')} of ${listed.toLocaleString('en')}`;
    if (wasListed) progress.report(Math.floor((100 * read) / Math.max(listed, 1)), `Indexing events: ${counts}`);
    else progress.report(0, `Listing events: ${listed.toLocaleString('en')}`);
  };
}
