/** The word that begins a context in a file: `Context`, or `消息` in the Chinese archive. */
import { itemsOf } from '../core/event.js';
import type { Document } from './document.js';

/** What the file's own contexts say, else what goes with the language of its section headings. */
export function contextWord({ file }: Document): string {
  if (file.kind !== 'event') return 'Context';
  const used = itemsOf(file, 'related').find(({ context }) => context)?.context?.keyword.text;
  if (used !== undefined) return used;
  const isChinese = file.sections.some(({ heading }) => /\p{Script=Han}/u.test(heading.text));
  return isChinese ? '消息' : 'Context';
}
