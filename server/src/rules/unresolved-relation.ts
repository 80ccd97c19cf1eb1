/** Rule: the event that a relation links to exists. */
import type { Link, Page } from '../core/event.js';
import type { Archive } from '../core/archive.js';
import { meantEvents, type MeantEvent } from './meant-events.js';
import type { Fix } from '../core/problem.js';
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
      if (!item.link || resolved || target?.kind !== 'event' || !archive.prefixes.accepts(target.prefix)) continue;
      unresolved(item.link, target.path, archive, 'Relation', report);
    }
  },
  checkPage(page: Page, { archive }, report) {
    for (const link of page.links) {
      const { target } = link;
      if (target.kind !== 'event' || !archive.prefixes.accepts(target.prefix) || archive.resolve(target)) continue;
      unresolved(link, target.path, archive, 'Link', report);
    }
  },
};

/** The finding for a link to an event that is not there; none before the archive's files are all known. */
export function unresolved({ url }: Link, path: string, archive: Archive, what: string, report: Report): void {
  if (!archive.isListed) return;
  const meant = meantEvents(path, archive);
  const best = meant[0];
  report({
    span: url,
    message: `${what} leads to "${path}", which does not exist${best ? `; ${best.reason} "${best.path}"` : ''}`,
    related: meant.map((event) => ({ path: event.path, message: 'Perhaps meant' })),
    fixes: meant.map((event) => fixOf(url, path, event)),
    suggestions: meant.map((event) => event.path),
  });
}

function fixOf(url: Link['url'], path: string, meant: MeantEvent): Fix {
  const newText = url.text.endsWith(path) ? url.text.slice(0, -path.length) + meant.path : `/${meant.path}`;
  return { title: `Change to "${newText}"`, safety: meant.isCertain ? 'safe' : 'ask', edits: [{ span: url, newText }] };
}
