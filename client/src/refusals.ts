/** Shows what the server refuses: it words its refusals for people. */
import { window } from 'vscode';
import { ResponseError } from 'vscode-languageclient/node';

/** Undefined when it was refused; the message is there to be read, and nobody waits until it is. */
export async function refusalsShown<Result>(run: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    void window.showWarningMessage(`Event Archive: ${error.message}`);
    return undefined;
  }
}
