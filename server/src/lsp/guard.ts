/** Stands around every request: a fault in a feature costs that answer, not the server. */
import type { CancellationToken } from 'vscode-languageserver/node';
import { errorMessage, type Log } from '../host/log.js';

/** The handler's answer; `nothing` when it was cancelled before it began or when it failed, which is logged. */
export function guard<Params, Answer>(
  log: Log,
  name: string,
  nothing: Answer,
  handler: (params: Params) => Answer,
): (params: Params, token: CancellationToken) => Answer {
  return (params, token) => {
    if (token.isCancellationRequested) return nothing;
    try {
      return handler(params);
    } catch (error) {
      log.warn(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : errorMessage(error)}`);
      return nothing;
    }
  };
}
