/** The command that creates an event: asks for what it needs, points out what may be the same event, and opens the new one. */
import { Uri, window, type InputBoxOptions } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  NEW_EVENT,
  OUTLET_NAMES,
  READ_DATE,
  type NewEventAnswer,
  type NewEventParams,
} from '../../server/src/lsp/protocol.js';
import { makeEdit, openFile } from './archive-edits.js';

const CREATE = 'Create Nevertheless';
const OPEN = 'Open the Other';

/** What is `given`, by a keybinding or another extension, is not asked for. Undefined when its user thought better of it. */
export async function createEvent(
  server: LanguageClient,
  given: Partial<NewEventParams> = {},
): Promise<Uri | undefined> {
  const params = await askFor(server, given);
  if (!params) return undefined;
  const { uri, edit, doubles } = await server.sendRequest<NewEventAnswer>(NEW_EVENT, params);
  const [double] = doubles;
  if (double) {
    const detail = doubles.map(({ path, why }) => `${path} ${why}`).join('\n');
    const question = 'Is this event there already?';
    const answer = await window.showWarningMessage(question, { modal: true, detail }, CREATE, OPEN);
    if (answer === OPEN) await window.showTextDocument(Uri.parse(double.uri));
    if (answer !== CREATE) return undefined;
  }
  if (!(await makeEdit(server, edit))) return undefined;
  const event = Uri.parse(uri);
  await window.showTextDocument(event);
  return event;
}

async function askFor(server: LanguageClient, given: Partial<NewEventParams>): Promise<NewEventParams | undefined> {
  const place = openFile();
  const date = given.date ?? (await askForDate(server));
  if (date === undefined) return undefined;
  const title =
    given.title ??
    (await ask(2, {
      prompt: 'The title, one line',
      validateInput: (text) => (text.trim() ? undefined : 'An event has a title.'),
    }));
  if (title === undefined) return undefined;
  const sources = given.sources ?? (await askForSources(server, place));
  if (sources === undefined) return undefined;
  const tags =
    given.tags ??
    split(await ask(4, { prompt: 'Tags, with commas between them; the first is the topic. May stay empty' }), ',');
  if (tags === undefined) return undefined;
  return { ...place, ...given, date, title, sources, tags };
}

async function askForDate(server: LanguageClient): Promise<string | undefined> {
  const today = await server.sendRequest<string>(READ_DATE, { text: 'today' });
  return ask(1, {
    prompt: 'The day: 2012-03-22, 22 March 2012, yesterday',
    value: today,
    validateInput: async (text) => {
      const date = await server.sendRequest<string | null>(READ_DATE, { text });
      return date === null ? `"${text}" is no date. Write it like ${today}, or "yesterday".` : undefined;
    },
  });
}

async function askForSources(
  server: LanguageClient,
  place: ReturnType<typeof openFile>,
): Promise<NewEventParams['sources'] | undefined> {
  const text = await ask(3, {
    prompt: 'Addresses of sources, with spaces between them. May stay empty',
    validateInput: (typed) => {
      const wrong = split(typed, /\s+/)?.find((url) => !/^https?:\/\/[^/\s]+\.[^/\s]+/i.test(url));
      return wrong === undefined ? undefined : `"${wrong}" is no address that begins with http:// or https://.`;
    },
  });
  const urls = split(text, /\s+/);
  if (urls === undefined) return undefined;
  const sources: { url: string; label?: string }[] = [];
  for (const url of urls) {
    const label = await askForOutlet(server, url, place);
    if (label === undefined) return undefined;
    sources.push({ url, label });
  }
  return sources;
}

/** Asked only where the archive does not agree with itself on the outlet's name, or does not know it. */
async function askForOutlet(
  server: LanguageClient,
  url: string,
  place: ReturnType<typeof openFile>,
): Promise<string | undefined> {
  const names = await server.sendRequest<readonly string[]>(OUTLET_NAMES, { ...place, url });
  if (names.length === 1) return names[0];
  const host = new URL(url).hostname.replace(/^www\./, '');
  if (names.length === 0) return ask(3, { prompt: `What is the outlet at ${host} called?`, value: host });
  return window.showQuickPick(names.slice(0, 20), {
    title: titleOf(3),
    placeHolder: `What is the outlet at ${host} called?`,
  });
}

function ask(step: number, options: InputBoxOptions): Thenable<string | undefined> {
  return window.showInputBox({ title: titleOf(step), ignoreFocusOut: true, ...options });
}

function titleOf(step: number): string {
  return `New Event (${step} of 4)`;
}

function split(text: string | undefined, separator: string | RegExp): string[] | undefined {
  return text
    ?.split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
