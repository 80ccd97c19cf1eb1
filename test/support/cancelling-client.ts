/** A client that shows progress, as far as the server's work in the background asks for one. */
import type { Connection } from 'vscode-languageserver/node';

/** A client whose user presses Cancel at once, before a second slice of the work begins; or never. Over a wire that is a race. */
export function clientThat(isCancelled: boolean): Connection {
  const reporter = {
    begin: () => {},
    report: () => {},
    done: () => {},
    token: { isCancellationRequested: isCancelled },
  };
  return { window: { createWorkDoneProgress: () => Promise.resolve(reporter) } } as unknown as Connection;
}
