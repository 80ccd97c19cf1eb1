/** Rule: a source links to a web address that could exist. */
import { itemsOf, type Link } from '../core/event.js';
import type { Report, Rule } from './rule.js';

export const malformedSource: Rule = {
  name: 'malformed-source',
  severity: 'error',
  what: 'A source is not a web address',
  why: 'A source that cannot be opened proves nothing. The address begins with `http://` or `https://` and names a host.',
  wrong: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Source:

1. [Harbour Herald](<malformed-source>htp://harbour-herald.example/bridge</malformed-source>)
2. [Coast Radio](<malformed-source>www.coast-radio.example/bridge</malformed-source>)
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens

### Source:

1. [Harbour Herald](http://harbour-herald.example/bridge)
2. [Coast Radio](http://www.coast-radio.example/bridge)
`,
  checkEvent(event, _subject, report) {
    for (const { link, furtherLinks } of itemsOf(event, 'sources')) {
      if (link) check(link, report);
      for (const further of furtherLinks) check(further, report);
    }
  },
};

function check({ url, span }: Link, report: Report): void {
  const fault = faultOf(url.text);
  if (!fault) return;
  const mended = mend(url.text);
  report({
    // An empty address has no width of its own to underline.
    span: url.text === '' ? span : url,
    message: `Source ${fault}`,
    fixes: mended ? [{ title: `Change to "${mended}"`, safety: 'ask', edits: [{ span: url, newText: mended }] }] : [],
  });
}

/** The address that almost every source has; what does not look like it is looked at closely. */
const ORDINARY = /^https?:\/\/[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/i;

/** A predicate that says what is wrong with the address, or undefined when it could exist. */
function faultOf(url: string): string | undefined {
  if (ORDINARY.test(url)) return undefined;
  if (url === '') return 'has an empty address';
  const quoted = `"${url.length > 100 ? `${url.slice(0, 100)}…` : url}"`;
  if (/\s/.test(url)) return `address ${quoted} contains white space`;
  if (url.startsWith('//')) return `address ${quoted} has no scheme, expected "https:" before it`;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1];
  if (!scheme || /^www\./i.test(url)) return `address ${quoted} has no scheme, expected "http://" or "https://"`;
  if (!/^https?$/i.test(scheme)) return `address ${quoted} begins with "${scheme}:", expected "http://" or "https://"`;
  const rest = url.slice(scheme.length + 1);
  if (!rest.startsWith('//')) return `address ${quoted} has no "//" after "${scheme}:"`;
  const host = hostOf(rest.slice(2));
  if (host === '') return `address ${quoted} names no host`;
  if (!isPlausibleHost(host)) return `address ${quoted} names "${host}", which is no host`;
  return undefined;
}

/** The host in `user@host:80/path`. */
function hostOf(rest: string): string {
  const end = rest.search(/[/?#\\]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  return authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d{0,5}$/, '');
}

/** Labels joined by dots, at least two of them, in any script; or an IPv6 address. */
function isPlausibleHost(host: string): boolean {
  if (/^\[[0-9a-f:.]+\]$/i.test(host)) return true;
  const labels = host.replace(/\.$/, '').split('.');
  return labels.length > 1 && labels.every((label) => /^[\p{L}\p{N}\p{M}_-]+$/u.test(label));
}

/** The address that was surely meant, or undefined. */
function mend(url: string): string | undefined {
  const mended = url
    .trim()
    .replace(/\s/g, encodeURIComponent)
    .replace(/^https?:(?:\/\/)?(?=https?:\/\/)/i, '')
    .replace(/^h?t{1,3}p(s?)[:;]\/*(?=[\p{L}\p{N}])/iu, 'http$1://')
    .replace(/^www\./i, 'http://www.')
    .replace(/^\/\//, 'https://');
  return mended !== url && !faultOf(mended) ? mended : undefined;
}
