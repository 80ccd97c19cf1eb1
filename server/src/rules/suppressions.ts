/**
 * Comments that switch rules off in a file:
 *
 *     <!-- event-archive-disable-next-line rule, rule -- why -->
 *     <!-- event-archive-disable rule --> … <!-- event-archive-enable rule -->
 *     <!-- event-archive-disable-file rule -->
 *
 * Without a rule they speak of all of them. They are looked for in the text alone, wherever they stand.
 */
import { nearest } from '../core/nearest.js';
import { fixOf, type Fix, type Problem } from '../core/problem.js';
import { lineBreakOf, LineMap, type Edit, type Span } from '../core/text.js';
import type { Finding } from './rule.js';

const MARK = '<!--';
const COMMENT = /<!--\s*event-archive-(disable-next-line|disable-file|disable|enable)\b([^]*?)-->/g;

/** One rule in a comment, or all of them where it names none. */
interface Suppression {
  /** Undefined: every rule. */
  readonly rule: string | undefined;
  /** Of every rule, those that a later comment has switched on again. */
  readonly except: readonly string[];
  /** The rule's name in the comment, or the comment. */
  readonly span: Span;
  /** Undefined where it is not all that the comment says. */
  readonly comment: Span | undefined;
  /** Zero-based lines, the last one included. */
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface Suppressed {
  /** The problems that are left. */
  readonly left: Problem[];
  /** The suppressions that no problem needs. */
  readonly unused: readonly Finding[];
}

/** True for a text that may switch rules off. */
export function hasSuppressions(text: string): boolean {
  return text.includes(MARK) && text.search(COMMENT) >= 0;
}

/** Costs a text without any hardly more than a search for `<!--`. */
export function suppress(problems: Problem[], text: string, ruleNames: () => readonly string[]): Suppressed {
  if (!hasSuppressions(text)) return { left: problems, unused: [] };
  const suppressions = readSuppressions(text, new LineMap(text));
  /** By their places: a later comment can cut one in two. */
  const used = new Set<Span>();
  const left = problems.filter(({ rule, range }) => {
    const found = suppressions.filter(
      (each) =>
        (each.rule === undefined ? !each.except.includes(rule) : each.rule === rule) &&
        each.firstLine <= range.start.line &&
        range.start.line <= each.lastLine,
    );
    for (const each of found) used.add(each.span);
    return found.length === 0;
  });
  const unused = new Map(suppressions.filter(({ span }) => !used.has(span)).map((each) => [each.span, each]));
  return { left, unused: [...unused.values()].map((each) => unusedOf(each, text, ruleNames())) };
}

/**
 * Switches a rule off for a zero-based line that says something: names it in the comment that is there already, or writes one
 * above, in a list as part of the item above, so that the list stays one.
 */
export function disableForLine(text: string, rule: string, line: number, lines: LineMap): Edit {
  const isAboutLine = (end: number): boolean => nextLineWithText(text, end, lines) === line;
  const added = addedTo('disable-next-line', text, rule, isAboutLine);
  if (added) return added;
  const start = Math.max(lines.offset({ line, character: 0 }), text.startsWith('\ufeff') ? 1 : 0);
  const above = line === 0 ? '' : text.slice(lines.offset({ line: line - 1, character: 0 }), lines.lineEnd(line - 1));
  const [indent = ''] = /^[ \t]*(?:\d{1,9}[.)][ \t]+|[-*+][ \t]+)?(?=\S)/.exec(above) ?? [];
  const comment = `${MARK} event-archive-disable-next-line ${rule} -->`;
  return { span: { start, end: start }, newText: `${indent.replace(/[^\t]/g, ' ')}${comment}${lineBreakOf(text)}` };
}

/** Switches a rule off for the whole file, in the comment that does so already or in one behind everything else. */
export function disableForFile(text: string, rule: string): Edit {
  const added = addedTo('disable-file', text, rule, () => true);
  if (added) return added;
  const lineBreak = lineBreakOf(text);
  const start = text.trimEnd().length;
  const gap = start === 0 ? '' : lineBreak.repeat(2);
  const span = { start, end: text.length };
  return { span, newText: `${gap}${MARK} event-archive-disable-file ${rule} -->${lineBreak}` };
}

/** A rule's name behind those of the first comment of a kind that is meant; undefined where there is none. */
function addedTo(kind: string, text: string, rule: string, isMeant: (end: number) => boolean): Edit | undefined {
  for (const comment of text.matchAll(COMMENT)) {
    const last = namesOf(comment).at(-1);
    if (comment[1] !== kind || !last || !isMeant(comment.index + comment[0].length)) continue;
    return { span: { start: last.span.end, end: last.span.end }, newText: `, ${rule}` };
  }
  return undefined;
}

function unusedOf({ rule, span, comment }: Suppression, text: string, known: readonly string[]): Finding {
  return { span, message: messageOf(rule, known), fixes: comment ? [removal(comment, text)] : [] };
}

function messageOf(rule: string | undefined, known: readonly string[]): string {
  if (rule === undefined) return 'Suppression is not needed, there is no problem here';
  if (known.includes(rule)) return `Suppression of ${rule} is not needed, there is no such problem here`;
  const near = nearest(rule, known);
  return `Suppression names "${rule}", which is no rule${near ? `; did you mean ${near}?` : ''}`;
}

/** Takes a comment out, with its line where it stands alone on it. */
function removal(comment: Span, text: string): Fix {
  return fixOf('Remove this comment', 'ask', () => {
    const lineStart = text.lastIndexOf('\n', comment.start - 1) + 1;
    const [rest = ''] = /^[ \t]*(?:\r?\n)?/.exec(text.slice(comment.end)) ?? [];
    const isAlone =
      text.slice(lineStart, comment.start).trim() === '' &&
      (/\n$/.test(rest) || comment.end + rest.length === text.length);
    const span = isAlone ? { start: lineStart, end: comment.end + rest.length } : comment;
    return [{ span, newText: '' }];
  });
}

function readSuppressions(text: string, lines: LineMap): readonly Suppression[] {
  const found: Suppression[] = [];
  /** Blocks that are not ended yet. */
  let open: Omit<Suppression, 'lastLine'>[] = [];
  const lastOfFile = lines.position(text.length).line;
  for (const comment of text.matchAll(COMMENT)) {
    const [whole, what] = comment;
    const span = { start: comment.index, end: comment.index + whole.length };
    const named = namesOf(comment);
    const names = named.length > 0 ? named : [{ rule: undefined, span }];
    const line = lines.position(span.end).line;
    const among = (firstLine: number): Omit<Suppression, 'lastLine'>[] =>
      names.map((name) => ({ ...name, except: [], comment: names.length === 1 ? span : undefined, firstLine }));
    if (what === 'disable') open.push(...among(line).map((each) => ({ ...each, comment: undefined })));
    else if (what === 'disable-file') found.push(...among(0).map((each) => ({ ...each, lastLine: lastOfFile })));
    else if (what === 'disable-next-line') {
      const next = nextLineWithText(text, span.end, lines);
      found.push(...among(next).map((each) => ({ ...each, lastLine: next })));
    } else {
      const isEnded = ({ rule }: { rule: string | undefined }): boolean =>
        names.some((name) => name.rule === undefined || name.rule === rule);
      found.push(...open.filter(isEnded).map((block) => ({ ...block, lastLine: line })));
      open = open.filter((block) => !isEnded(block));
      // A block of every rule goes on without those that are named.
      const others = open.filter(({ rule }) => rule === undefined);
      found.push(...others.map((block) => ({ ...block, lastLine: line })));
      open = open.filter((block) => !others.includes(block));
      const again = names.flatMap(({ rule }) => rule ?? []);
      open.push(...others.map((block) => ({ ...block, except: [...block.except, ...again], firstLine: line })));
    }
  }
  return [...found, ...open.map((block) => ({ ...block, lastLine: lastOfFile }))];
}

/** The rules that a comment names before ` -- why`, with commas or blanks between them. */
function namesOf({ index: at, 0: whole, 2: written = '' }: RegExpExecArray): readonly {
  readonly rule: string;
  readonly span: Span;
}[] {
  const start = at + whole.indexOf(written, MARK.length);
  const [names = ''] = written.split(/\s--(?:\s|$)/, 1);
  return Array.from(names.matchAll(/[^\s,]+/g), ({ index, 0: rule }) => ({
    rule,
    span: { start: start + index, end: start + index + rule.length },
  }));
}

/** Below a comment: blank lines are passed over, as Markdown wants one between a comment and a heading. */
function nextLineWithText(text: string, end: number, lines: LineMap): number {
  const lineEnd = lines.lineEnd(lines.position(end).line);
  const next = /\S/.exec(text.slice(lineEnd));
  return lines.position(next ? lineEnd + next.index : text.length).line;
}
