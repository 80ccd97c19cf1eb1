/** Rule: the event that a relation links to exists. */
import type { Archive } from '../core/archive.js';
import type { Context, Link, Page } from '../core/event.js';
import { foldName } from '../core/fold.js';
import type { FileTarget } from '../core/path.js';
import type { LostLink } from '../core/problem.js';
import { changeLink, meantEvents } from './meant-events.js';
import type { Report, Rule } from './rule.js';

export const unresolvedRelation: Rule = {
  name: 'unresolved-relation',
  severity: 'error',
  what: 'The event that a relation links to does not exist',
  why: 'Titles are corrected and slugs change with them; a relation to the old slug leads nowhere. A name that differs only in letter case or Unicode form opens on some machines and is missing on others, so it counts as missing everywhere.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [Ferry retired](<unresolved-relation>/news/2014/03/7/Ferry-Retired.md</unresolved-relation>) _Context: Ferry_

//- news/2014/03/7/ferry-retired.md
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_

//- news/2014/03/7/ferry-retired.md
`,
  checkEvent(_event, { relations, archive }, report) {
    for (const { item, target, resolved } of relations) {
      const { link, context } = item;
      if (!link || resolved || target?.kind !== 'event' || !archive.prefixes.accepts(target.prefix)) continue;
      const isLinked = (path: string): boolean => relations.some((other) => other.resolved === path);
      unresolved('Relation', { link, target, context, isLinked }, archive, report);
    }
  },
  checkPage(page: Page, { archive }, report) {
    for (const link of page.links) {
      const { target } = link;
      if (target.kind !== 'event' || !archive.prefixes.accepts(target.prefix) || archive.resolve(target)) continue;
      unresolved('Link', { link, target, context: undefined, isLinked: () => false }, archive, report);
    }
  },
};

/** A link to an event that is not there, and what stands around it. */
interface Unresolved {
  readonly link: Link;
  readonly target: FileTarget;
  readonly context: Context | undefined;
  /** True for an event that the file links to elsewhere, and should not link to twice. */
  readonly isLinked: (path: string) => boolean;
}

/** The finding for such a link; none before the archive's files are all known. */
export function unresolved(
  what: string,
  { link: { url, label }, target: { prefix, path }, context, isLinked }: Unresolved,
  archive: Archive,
  report: Report,
): void {
  if (!archive.isListed) return;
  const { paths, reason, isCertain } = meantEvents(path, archive);
  // Another spelling of a path is the same event, whatever the file links to; a later version may stand there on purpose.
  const isSafe = isCertain && paths.every((meant) => foldName(meant) === foldName(path) || !isLinked(meant));
  const tags = context?.tags.flatMap(({ text }) => (text === '' ? [] : [text])) ?? [];
  const lost: LostLink = { span: { start: url.start, end: url.end }, prefix, path, label: label.text, tags };
  report({
    span: url,
    message: `${what} leads to "${path}", which does not exist${reason === '' ? '' : `; ${reason}`}`,
    related: paths.map((meant) => ({ path: meant, message: 'Perhaps meant' })),
    fixes: changeLink(lost, paths, archive, isSafe ? 'safe' : 'ask'),
    suggestions: paths,
    lost: isCertain ? undefined : lost,
  });
}
