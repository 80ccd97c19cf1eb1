/** Rule: a relation links to the path of an event. */
import { readDatePath, formatDatePath } from '../core/date.js';
import { readLink, type LinkTarget } from '../core/path.js';
import type { Fix } from '../core/problem.js';
import type { Link } from '../core/event.js';
import { describeFault } from './link-fault.js';
import type { Report, Rule, Subject } from './rule.js';

export const malformedRelation: Rule = {
  name: 'malformed-relation',
  severity: 'error',
  what: 'A relation does not link to the path of an event',
  why: 'A relation leads to another event of the archive: `/news/YYYY/MM/D/slug.md`. Any other link cannot be followed, checked or related back.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [Ferry retired](<malformed-relation>/news/2014/03/7/ferry-retired.html</malformed-relation>) _Context: Ferry_
2. [Bridge planned](<malformed-relation>/news/2012/03/07/bridge-planned.md</malformed-relation>) _Context: Bridge_

//- news/2014/03/7/ferry-retired.md

//- news/2012/03/7/bridge-planned.md
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Related:

1. [Ferry retired](/news/2014/03/7/ferry-retired.md) _Context: Ferry_
2. [Bridge planned](/news/2012/03/7/bridge-planned.md) _Context: Bridge_

//- news/2014/03/7/ferry-retired.md

//- news/2012/03/7/bridge-planned.md
`,
  checkEvent(_event, subject, report) {
    for (const { item, target } of subject.relations) {
      if (item.link && target) checkLink(item.link, target, subject, report);
      else report({ span: item.span, message: 'Relation has no link, expected "[title](/news/YYYY/MM/D/….md)"' });
    }
  },
};

function checkLink({ url, span }: Link, target: LinkTarget, subject: Subject, report: Report): void {
  const { archive } = subject;
  // An empty link has no width of its own to underline.
  const at = url.text === '' ? span : url;
  if (target.kind === 'malformed') {
    report({ span: at, message: `Relation's link ${describeFault(target.fault)}`, fixes: mend(url, subject) });
  } else if (target.kind === 'day-index') {
    report({ span: at, message: `Relation links to a day index, "${url.text}", expected an event` });
  } else if (!archive.prefixes.accepts(target.prefix)) {
    const newText = url.text.replace(target.prefix, archive.linkPrefix);
    report({
      span: at,
      message: `Relation's link begins with "${target.prefix}/news/", expected "${archive.linkPrefix}/news/"`,
      fixes: archive.has(target.path)
        ? [{ title: `Change to "${newText}"`, safety: 'safe', edits: [{ span: url, newText }] }]
        : [],
    });
  }
}

/** The link as it was meant, when that leads to an event. */
function mend(url: Link['url'], { archive, path }: Subject): readonly Fix[] {
  const [, site = '', address = '', fragment = ''] = /^(https?:\/\/[^/]*)?([^#]*)(#.*)?$/is.exec(url.text) ?? [];
  const newText = fromRoot(address, path, archive.linkPrefix)
    .replace(/\.(?:html?|json|xml|markdown)$/i, '.md')
    .replace(/\/([^/.]+)$/, '/$1.md')
    .replace(/\d{1,4}\/\d{1,2}\/\d{1,2}(?=\/)/, (written) => {
      const date = readDatePath(written)?.date;
      return date ? formatDatePath(date) : written;
    });
  const target = readLink(newText);
  if (target.kind !== 'event' || !archive.resolve(target)) return [];
  // Another site may have the like of it, and a place within an event nobody can link to.
  const isSure = site === '' && fragment === '';
  return [{ title: `Change to "${newText}"`, safety: isSure ? 'safe' : 'ask', edits: [{ span: url, newText }] }];
}

/** `news/2014/03/7/a.md`, `/2014/03/7/a.md`, `../8/a.md` and `a.md` as a link that counts from the archive root. */
function fromRoot(address: string, path: string, prefix: string): string {
  if (address.startsWith('news/')) return `${prefix}/${address}`;
  if (/^\/?\d{4}\/\d{1,2}\/\d{1,2}\//.test(address)) return `${prefix}/news/${address.replace(/^\//, '')}`;
  if (address.startsWith('/') || address === '') return address;
  const folders = path.split('/').slice(0, -1);
  for (const part of address.split('/')) {
    if (part === '..') folders.pop();
    else if (part !== '.') folders.push(part);
  }
  return `${prefix}/${folders.join('/')}`;
}
