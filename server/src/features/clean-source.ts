/** Takes out of a source's address what does not name the page, where somebody asks: by itself nothing ever touches an address. */
import { itemsOf, linksOf, type ArchiveFile } from '../core/event.js';
import { contains, type Edit } from '../core/text.js';

export interface Cleaning {
  /** As an editor's menu shows it. */
  readonly title: string;
  readonly edit: Edit;
}

/**
 * What analytics and advertisers add to addresses to tell where a reader came from: Google's, Facebook's, Microsoft's, Yandex',
 * Twitter's and Instagram's click ids, those of Mailchimp, HubSpot, comScore and AT Internet, and the feed that Reuters names.
 */
const TRACKING =
  /^(?:utm_\w+|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|ns_\w+|xtor|feedType|feedName)$/i;

/** An address within the address, as of a page that a web archive keeps: that is found by the whole of it. */
const NESTED = /^https?:\/\/.*https?:/i;

/** A place within a page; `#!` and `#/` lead to pages of their own. */
const FRAGMENT = /#(?![!/]).*$/;

/** For the source whose address an offset stands in, what can be taken out of it. */
export function cleanings(file: ArchiveFile, offset: number): readonly Cleaning[] {
  if (file.kind !== 'event') return [];
  const links = itemsOf(file, 'sources').flatMap(linksOf);
  const url = links.find(({ span }) => contains(span, offset))?.url;
  if (!url || NESTED.test(url.text)) return [];
  const to = (newText: string): Edit => ({ span: url, newText });
  const { text, removed } = withoutTracking(url.text);
  const found: Cleaning[] = [];
  if (removed.length > 0) {
    found.push({ title: `Remove tracking parameters (${[...new Set(removed)].join(', ')})`, edit: to(text) });
  }
  if (FRAGMENT.test(url.text)) {
    found.push({ title: 'Remove the fragment of the address', edit: to(url.text.replace(FRAGMENT, '')) });
  }
  return found;
}

/** Everything else stays as it is written. */
function withoutTracking(url: string): { readonly text: string; readonly removed: readonly string[] } {
  const [page = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(url)?.slice(1) ?? [];
  const kept: string[] = [];
  const removed: string[] = [];
  for (const parameter of query.slice(1).split('&')) {
    const [name = ''] = parameter.split('=', 1);
    if (TRACKING.test(name)) removed.push(name);
    else kept.push(parameter);
  }
  return { text: `${page}${kept.length > 0 ? `?${kept.join('&')}` : ''}${fragment}`, removed };
}
