/** What a server says without being asked, kept for the test to look at, and the answers to what it asks. */
import {
  ApplyWorkspaceEditRequest,
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShowMessageRequest,
  WorkDoneProgressCreateRequest,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Registration,
  type ApplyWorkspaceEditParams,
  type ShowMessageRequestParams,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { SHOW_CHANGES, STATUS, type ShowChangesParams, type StatusParams } from '../../server/src/lsp/protocol.js';

/** Milliseconds after which a wait counts as failed; no test passes because of it. */
const LONGEST_WAIT = 30_000;

export interface ProgressReport {
  readonly kind: 'begin' | 'report' | 'end';
  readonly title?: string;
  readonly message?: string;
  readonly percentage?: number;
}

export class Heard {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  readonly progress: ProgressReport[] = [];
  readonly registered: Registration[] = [];
  /** What was said of the open archives, the latest last. */
  readonly statuses: StatusParams[] = [];
  /** What the server asked the editor for, by method. */
  readonly asked: string[] = [];
  /** Answers a question with the title of an action, or undefined for none; without it every question stays unanswered. */
  onQuestion: ((message: string) => string | undefined) | undefined;
  /** Everything that was asked, the latest last. */
  readonly questions: string[] = [];
  /** What the server wants the editor to change; without it nothing is. */
  onEdit: ((edit: WorkspaceEdit, label: string | undefined) => void) | undefined;
  /** Whether an edit that was shown shall be made. */
  onShown: ((shown: ShowChangesParams) => boolean) | undefined;
  /** How many things were heard so far. */
  count = 0;
  readonly #waiting = new Set<() => void>();

  constructor(connection: ProtocolConnection, settings: () => unknown) {
    const onNotification = <T>(method: string, keep: (params: T) => void) =>
      connection.onNotification(method, (params: T) => this.#take(() => keep(params)));
    onNotification(PublishDiagnosticsNotification.method, (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    onNotification(LogMessageNotification.method, ({ message }: { message: string }) => this.logged.push(message));
    onNotification('$/progress', ({ value }: { value: ProgressReport }) => this.progress.push(value));
    onNotification(STATUS, (params: StatusParams) => this.statuses.push(params));

    const onRequest = <T>(method: string, answer: (params: T) => unknown = () => null) =>
      connection.onRequest(method, (params: T) => {
        this.#take(() => this.asked.push(method));
        return answer(params);
      });
    onRequest(RegistrationRequest.method, ({ registrations }: { registrations: readonly Registration[] }) => {
      this.registered.push(...registrations);
      return null;
    });
    onRequest(ShowMessageRequest.method, ({ message, actions = [] }: ShowMessageRequestParams) => {
      this.#take(() => this.questions.push(message));
      const title = this.onQuestion?.(message);
      return actions.find((action) => action.title === title) ?? null;
    });
    onRequest(ApplyWorkspaceEditRequest.method, ({ edit, label }: ApplyWorkspaceEditParams) => {
      this.#take(() => this.onEdit?.(edit, label));
      return { applied: this.onEdit !== undefined };
    });
    onRequest(SHOW_CHANGES, (shown: ShowChangesParams) => {
      let isWanted = false;
      this.#take(() => (isWanted = this.onShown?.(shown) === true));
      return isWanted;
    });
    onRequest(WorkDoneProgressCreateRequest.method);
    onRequest(DiagnosticRefreshRequest.method);
    onRequest(CodeLensRefreshRequest.method);
    onRequest('workspace/configuration', ({ items }: { items: readonly { section?: string }[] }) =>
      items.map(({ section }) => (section === 'eventArchive' ? settings() : null)),
    );
  }

  /** Waits until something heard makes `look` find what it looks for; `state` says what there was instead. */
  async until<T>(look: () => T | undefined, state: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(tooLong);
        this.#waiting.delete(check);
      };
      const tooLong = setTimeout(() => {
        stop();
        reject(new Error(`nothing more came in ${LONGEST_WAIT} ms: ${state()}`));
      }, LONGEST_WAIT);
      const check = () => {
        const found = look();
        if (found === undefined) return;
        stop();
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }

  #take(keep: () => void): void {
    keep();
    this.count++;
    for (const check of [...this.#waiting]) check();
  }
}
