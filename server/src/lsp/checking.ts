/** Runs the check of a whole archive in the background and tells the client how far it has come. */
import { basename } from 'node:path';
import type { CancellationToken, Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import { errorMessage, type Log } from '../host/log.js';
import type { PassEnd, WholeArchive } from './whole-archive.js';

/** Milliseconds between two reports. */
const REPORT_INTERVAL = 100;

/** What a check is told and tells. */
export interface CheckingOptions {
  readonly connection: Connection;
  readonly log: Log;
  /** The client shows progress, and lets its user cancel. */
  readonly hasProgress: boolean;
  /** How many problems of one rule are listed. */
  readonly limit: number;
  /** Of the request that asked for the check. */
  readonly token?: CancellationToken;
}

/** Resolves when every file was checked, or the check was cancelled or begun anew. */
export async function checkWithProgress(
  root: string,
  archive: WholeArchive,
  options: CheckingOptions,
): Promise<PassEnd> {
  const { connection, log, hasProgress, limit, token } = options;
  const began = performance.now();
  let begun: WorkDoneProgressServerReporter | undefined;
  // Checking does not wait for the client's consent to be told of it.
  const announced = hasProgress
    ? connection.window.createWorkDoneProgress().then((reporter) => {
        reporter.begin('Event Archive', 0, 'Checking events', true);
        begun = reporter;
      })
    : undefined;
  let reportedAt = began;
  let latest = '';
  const end = await archive.checkAll({
    limit,
    isCancelled: () => token?.isCancellationRequested === true || begun?.token.isCancellationRequested === true,
    report: (checked, total) => {
      latest = `${checked.toLocaleString('en')} of ${total.toLocaleString('en')}`;
      if (performance.now() - reportedAt < REPORT_INTERVAL) return;
      reportedAt = performance.now();
      begun?.report(Math.floor((100 * checked) / total), `Checking events: ${latest}`);
    },
  });
  if (end === 'complete') {
    log.info(`${basename(root)}: ${summaryOf(archive, limit)}, checked in ${Math.round(performance.now() - began)} ms`);
  } else if (end === 'cancelled') {
    log.info(`${basename(root)}: the check was cancelled after ${latest} files; ${summaryOf(archive, limit)} so far`);
  }
  announced?.then(() => begun?.done()).catch((error: unknown) => log.warn(`No progress shown, ${errorMessage(error)}`));
  return end;
}

function summaryOf({ counts, unlisted }: WholeArchive, limit: number): string {
  const found = `${counted(counts.found, 'problem')} in ${counted(counts.files, 'file')}`;
  if (unlisted.size === 0) return found;
  const rules = [...unlisted].map(([rule, count]) => `${rule} ${count.toLocaleString('en')}`);
  return `${found} (not listed beyond ${limit.toLocaleString('en')} of each rule: ${rules.join(', ')})`;
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
