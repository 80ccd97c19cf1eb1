/** The item that cites a source, as an author would write it. */
import { labelOfTitle } from './label.js';
import { readSourceUrl } from './source-url.js';
import type { OutletName, Sources } from './sources.js';

/** `[BBC](http://…)`: the address as it is; blanks and parentheses that would end a Markdown link early are percent-encoded. */
export function sourceLink(label: string, url: string): string {
  const isWhole = /^(?:[^\s()<>]|\([^\s()<>]*\))*$/.test(url);
  return `[${labelOfTitle(label)}](${isWhole ? url : url.replace(/[\s()<>]/g, percentEncoded)})`;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

/** What the archive calls the outlet of an address, the most used name first; none for one whose host it does not know. */
export function outletNames(url: string, sources: Sources): readonly OutletName[] {
  let host = readSourceUrl(url)?.host ?? '';
  // `news.bbc.co.uk` belongs to whom `bbc.co.uk` does.
  for (; host.includes('.'); host = host.slice(host.indexOf('.') + 1)) {
    const names = sources.namesOf(host);
    if (names.length > 0) return names;
  }
  return [];
}

/** What a new source is called: what the archive calls its outlet, or else its host. */
export function usualLabel(url: string, sources: Sources): string {
  return outletNames(url, sources)[0]?.name ?? readSourceUrl(url)?.host ?? url;
}
