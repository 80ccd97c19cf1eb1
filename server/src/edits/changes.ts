/** The *Changes* list of an event whose title or path is corrected: what it was called before is the key for old links to it. */
import type { Event, Item } from '../core/event.js';
import { itemsOf } from '../core/event.js';
import { labelOfTitle } from '../core/label.js';
import { urlOfPath } from '../core/path.js';
import { lineBreakOf, type Edit } from '../core/text.js';
import type { Document } from '../features/document.js';
import { redirectedLink } from './redirect.js';

/** Whether an event's earlier versions are listed: where it has such a list already, always, never. */
export const CHANGES_LISTS = ['whereUsed', 'always', 'never'] as const;

export type ChangesList = (typeof CHANGES_LISTS)[number];

export interface Version {
  readonly path: string;
  readonly title: string;
}

const CURRENT = /\(Current version\)/i;

/** `now` is the time of the correction: when the older version was made nobody wrote down. */
export function changesEdits(
  document: Document & { readonly file: Event },
  before: Version,
  after: Version,
  prefix: string,
  { list, now }: { readonly list: ChangesList; readonly now: Date },
): readonly Edit[] {
  const { file, text } = document;
  const lineBreak = lineBreakOf(text);
  const versions = itemsOf(file, 'changes');
  const stamp = now.toISOString().slice(0, 19).replace('T', ' ');
  const linkTo = ({ title, path }: Version): string => `[${labelOfTitle(title)} ](${urlOfPath(prefix, path)})`;
  const isFirst = versions.filter(({ span }) => !CURRENT.test(text.slice(span.start, span.end))).length === 0;
  const kind = isFirst ? 'First version' : 'Update';

  const section = file.sections.find((each) => each.kind === 'changes');
  if (list === 'never' || (list === 'whereUsed' && !section)) return [];
  const current = versions.findLast(({ span }) => CURRENT.test(text.slice(span.start, span.end)));
  // A move that was planned here is told to us again when the editor makes it.
  if (current?.link?.target.kind === 'event' && current.link.target.path === after.path) return [];
  if (current?.link) {
    const number = current.number?.value;
    const marker = number === undefined ? text.slice(current.span.start, current.content.start) : `${number}. `;
    const old = `${marker}${text.slice(current.link.span.start, current.link.span.end)} _${stamp} (${kind})_${lineBreak}`;
    return [
      { span: { start: current.span.start, end: current.span.start }, newText: old },
      ...numberEdits(current),
      ...redirectedLink(current.link, prefix, after.path, after.title),
    ];
  }
  const number = versions.length + 1;
  const lines = [
    `${number}. ${linkTo(before)} _${stamp} (${kind})_`,
    `${number + 1}. ${linkTo(after)} _(Current version)_`,
  ].join(lineBreak);
  if (section) {
    const gap = versions.length > 0 ? lineBreak : lineBreak + lineBreak;
    return [{ span: { start: section.span.end, end: section.span.end }, newText: gap + lines }];
  }
  const blank = lineBreak + lineBreak;
  const related = file.sections.find((each) => each.kind === 'related');
  if (related) {
    const { start } = related.span;
    return [{ span: { start, end: start }, newText: `### Changes:${blank}${lines}${blank}` }];
  }
  const end = text.trimEnd().length;
  return [{ span: { start: end, end }, newText: `${blank}### Changes:${blank}${lines}` }];
}

function numberEdits({ number }: Item): readonly Edit[] {
  return number ? [{ span: number.span, newText: `${number.value + 1}.` }] : [];
}
