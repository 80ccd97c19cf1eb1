/** Stands around every request: a fault in a feature costs that answer, not the server. */
import { ResponseError, type CancellationToken } from 'vscode-languageserver/node';
import { errorMessage, type Log } from '../host/log.js';

/**
 * The handler's answer; `nothing` when it was cancelled before it began or when it failed, which is logged. A handler that
 * answers later may say by a `ResponseError` why it does not.
 */
export function guard<Params, Answer>(
  log: Log,
  name: string,
  nothing: Answer,
  handler: (params: Params, token: CancellationToken) => Answer,
): (params: Params, token: CancellationToken) => Answer {
  const failed = (error: unknown): Answer => {
    if (error instanceof ResponseError) throw error;
    log.warn(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : errorMessage(error)}`);
    return nothing;
  };
  return (params, token) => {
    if (token.isCancellationRequested) return nothing;
    try {
      const answer = handler(params, token);
      return answer instanceof Promise ? (answer.catch(failed) as Answer) : answer;
    } catch (error) {
      return failed(error);
    }
  };
}
