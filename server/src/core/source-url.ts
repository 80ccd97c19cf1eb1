/** Addresses of sources: what makes two of them the same source, and whose they are. */

/** Where a page that a web archive keeps begins: whose it is, and what it says, is told by the address that was kept. */
const KEPT = /^https?:\/\/(?:web\.archive\.org\/web\/[\w*]+|archive\.(?:is|today|ph)(?:\/\d+)?)\/(?=https?:\/\/)/i;

/** The host that almost every source has: lower case, and nothing around it. */
const PLAIN_HOST = /^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/;

const PICTURE = /^[^?#]*\.(?:jpe?g|png|gif|webp|svg|bmp)(?:[?#]|$)/i;

/** A source by its address. */
export interface SourceUrl {
  /** Lower case, without `www.`; of a page that a web archive keeps, the page's own. */
  readonly host: string;
  /**
   * What two addresses of one page share: scheme, `www.`, letter case of the host, fragment and a slash at the end make no
   * difference, and neither does a web archive around them.
   */
  readonly key: string;
}

/** Undefined for what is no `http` or `https` URL. */
export function readSourceUrl(url: string): SourceUrl | undefined {
  const kept = url.includes('archive.') ? KEPT.exec(url)?.[0] : undefined;
  const page = kept === undefined ? url : url.slice(kept.length);
  let start = page.startsWith('http://') ? 7 : page.startsWith('https://') ? 8 : schemeLength(page);
  if (start === 0) return undefined;
  if (page.startsWith('www.', start)) start += 4;
  const hostEnd = endOfHost(page, start);
  const host = page.slice(start, hostEnd);
  const end = endOfPage(page, hostEnd);
  if (PLAIN_HOST.test(host)) return { host, key: page.slice(start, end) };
  const plain = /^(?:.*@)?(?:www\.)?([^:\s]+\.[^:\s]+?)\.?(?::\d*)?$/i.exec(host)?.[1]?.toLowerCase();
  return plain === undefined ? undefined : { host: plain, key: plain + page.slice(hostEnd, end) };
}

/** True for the address of a picture, by the ending of its path. */
export function isPictureUrl(url: string): boolean {
  return PICTURE.test(url);
}

function schemeLength(page: string): number {
  return /^https?:\/\//i.exec(page)?.[0].length ?? 0;
}

function endOfHost(page: string, start: number): number {
  let end = start;
  // Up to a slash, a question mark or a hash.
  for (; end < page.length; end++) {
    const code = page.charCodeAt(end);
    if (code === 0x2f || code === 0x3f || code === 0x23) break;
  }
  return end;
}

function endOfPage(page: string, start: number): number {
  const hash = page.indexOf('#', start);
  let end = hash < 0 ? page.length : hash;
  while (end > start && page.charCodeAt(end - 1) === 0x2f) end--;
  return end;
}
