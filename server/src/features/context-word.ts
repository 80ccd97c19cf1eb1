/** The word that begins a context in a file: `Context`, or `消息` in the Chinese archive. */
import { itemsOf, type Event } from '../core/event.js';
import type { Document } from './document.js';

/** What the file's own contexts say, else what goes with its language. */
export function contextWord({ file }: Document): string {
  if (file.kind !== 'event') return 'Context';
  const used = itemsOf(file, 'related').find(({ context }) => context)?.context?.keyword.text;
  return used ?? (isWrittenInChinese(file) ? '消息' : 'Context');
}

/** As the headings of its sections are; where it has none yet, as its title is. */
export function isWrittenInChinese({ sections, titles }: Event): boolean {
  const written = sections.length > 0 ? sections.map(({ heading }) => heading) : titles;
  return written.some(({ text }) => /\p{Script=Han}/u.test(text));
}
