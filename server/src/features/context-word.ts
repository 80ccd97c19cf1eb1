/** The words that a file writes of its own accord: what begins a context, and how sections are headed. */
import { NO_CONVENTIONS } from '../core/config.js';
import { itemsOf, type Event, type SectionKind } from '../core/event.js';
import type { Document } from './document.js';

/** `Context`, or `消息`: what the file's own contexts say, else what its archive says, else what goes with its language. */
export function contextWord({ file }: Document): string {
  if (file.kind !== 'event') return 'Context';
  const used = itemsOf(file, 'related').find(({ context }) => context)?.context?.keyword.text;
  return used ?? file.conventions.context ?? (isWrittenInChinese(file) ? '消息' : 'Context');
}

const HEADINGS: Readonly<Record<'English' | 'Chinese', Readonly<Record<SectionKind, string>>>> = {
  English: { sources: 'Sources:', changes: 'Changes:', related: 'Related:' },
  Chinese: { sources: '信息来源:', changes: '更改:', related: '有关:' },
};

/** `Related:`, for a section that a file has not yet: what its archive says, else what goes with its language. */
export function sectionHeading(kind: SectionKind, event: Event | undefined): string {
  const [own] = (event?.conventions ?? NO_CONVENTIONS).sections[kind] ?? [];
  if (own !== undefined) return `${own}:`;
  return HEADINGS[event && isWrittenInChinese(event) ? 'Chinese' : 'English'][kind];
}

/** As the headings of its sections are; where it has none yet, as its title is. */
function isWrittenInChinese({ sections, titles }: Event): boolean {
  const written = sections.length > 0 ? sections.map(({ heading }) => heading) : titles;
  return written.some(({ text }) => /\p{Script=Han}/u.test(text));
}
