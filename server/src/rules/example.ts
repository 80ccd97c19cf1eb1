/** Reads the samples of rules: several files in one text, faults marked, the ordinary rest filled in. */
import { formatDateLabel, isCalendarDate, readDatePath } from '../core/date.js';
import { dayFolder, kindOfPath, slugOfPath } from '../core/path.js';

/** A marked stretch of a sample's file; offsets are those of the text without markers. */
export interface Mark {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

export interface ExampleFile {
  readonly path: string;
  /** Without markers. */
  readonly text: string;
  readonly marks: readonly Mark[];
  /** False for a file that the sample does not show because it is an ordinary one. */
  readonly isShown: boolean;
}

/**
 * `//- path` begins a file; `<rule-name>…</rule-name>` marks a range and `<rule-name/>` an empty one. A path without text
 * becomes an ordinary event, and every day gets its index, so that a sample shows its fault and nothing else.
 */
export function readExample(sample: string): readonly ExampleFile[] {
  const files = sample
    .split(/^\/\/- /m)
    .slice(1)
    .map((part) => {
      const lineEnd = part.indexOf('\n');
      const path = (lineEnd < 0 ? part : part.slice(0, lineEnd)).trim();
      return { path, marked: lineEnd < 0 ? '' : part.slice(lineEnd + 1) };
    });
  const written = files.map(({ path, marked }) =>
    marked.trim() === ''
      ? { path, text: ordinaryEvent(path), marks: [], isShown: false }
      : { path, ...unmark(marked), isShown: true },
  );
  return [...written, ...missingDayIndexes(written)];
}

function unmark(marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  let text = '';
  const marks: Mark[] = [];
  const open: { rule: string; start: number }[] = [];
  let end = 0;
  for (const match of marked.matchAll(/<(\/?)([a-z]+(?:-[a-z]+)+)(\/?)>/g)) {
    const [whole, closes, rule = '', isEmpty] = match;
    text += marked.slice(end, match.index);
    end = match.index + whole.length;
    if (closes) {
      const start = open.pop()?.start ?? text.length;
      marks.push({ rule, start, end: text.length });
    } else if (isEmpty) marks.push({ rule, start: text.length, end: text.length });
    else open.push({ rule, start: text.length });
  }
  return { text: text + marked.slice(end), marks };
}

function ordinaryEvent(path: string): string {
  const words = slugOfPath(path).replaceAll('-', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return `### ${dateLink(dayFolder(path))}\n\n# ${title}\n`;
}

function missingDayIndexes(files: readonly ExampleFile[]): readonly ExampleFile[] {
  const events = files.filter(({ path }) => kindOfPath(path) === 'event');
  const folders = [...new Set(events.map(({ path }) => dayFolder(path)))];
  return folders.flatMap((folder): readonly ExampleFile[] => {
    const path = `news/${folder}/index.md`;
    // A sample that shows one of the twins is about day indexes: what it leaves out is missing.
    if (files.some((file) => dayFolder(file.path) === folder && kindOfPath(file.path) === 'day-index')) return [];
    const written = readDatePath(folder);
    if (!written?.isWellFormed || !isCalendarDate(written.date)) return [];
    const entries = events.filter((event) => dayFolder(event.path) === folder);
    const list = entries.map((event) => `### [${slugOfPath(event.path)}](/${event.path})\n`).join('');
    return [{ path, text: `## ${dateLink(folder)}\n\n${list}`, marks: [], isShown: false }];
  });
}

function dateLink(folder: string): string {
  const written = readDatePath(folder);
  return `[${written ? formatDateLabel(written.date) : folder}](/news/${folder}/index.md)`;
}
