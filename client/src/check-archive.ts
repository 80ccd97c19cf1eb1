/** The command that checks every file of the open archives, and says what came of it. */
import { commands, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { CHECK_ARCHIVE, type ProblemCounts, type StatusParams } from '../../server/src/lsp/protocol.js';
import { counted, sumOf } from './counted.js';

const SHOW_PROBLEMS = 'Show Problems';

/** Resolves when the check is over, and before anybody has read what is said of it. */
export async function checkArchive(server: LanguageClient): Promise<void> {
  const { archives } = await server.sendRequest<StatusParams>(CHECK_ARCHIVE);
  void tell(archives.flatMap(({ problems }) => problems ?? []));
}

async function tell(counts: readonly ProblemCounts[]): Promise<void> {
  const found = sumOf(counts.map((count) => count.found));
  const message = `Event Archive: ${endOf(counts)}${resultOf(counts, found)}`;
  const answer = await window.showInformationMessage(message, ...(found > 0 ? [SHOW_PROBLEMS] : []));
  if (answer === SHOW_PROBLEMS) await commands.executeCommand('workbench.actions.view.problems');
}

function endOf(counts: readonly ProblemCounts[]): string {
  return counts.some(({ state }) => state === 'cancelled') ? 'The check was cancelled; what it found is kept. ' : '';
}

function resultOf(counts: readonly ProblemCounts[], found: number): string {
  const files = sumOf(counts.map((count) => count.files));
  const listed = sumOf(counts.map((count) => count.listed));
  if (found === 0) return 'No problems found.';
  const result = `${counted(found, 'problem', 'problems')} in ${counted(files, 'file', 'files')}`;
  if (listed >= found) return `${result}.`;
  return `${result}. ${counted(listed, 'is', 'are')} listed, ${counted(found - listed, 'is', 'are')} only counted.`;
}
