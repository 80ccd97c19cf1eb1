/** Says what is wrong with a link that is not an archive path. */
import { formatDatePath, readDatePath } from '../core/date.js';
import type { LinkFault } from '../core/path.js';

/** A predicate such as `is a web address, expected "/news/YYYY/MM/D/….md"`. */
export function describeFault({ reason, found }: LinkFault): string {
  const expected = 'expected "/news/YYYY/MM/D/….md"';
  switch (reason) {
    case 'empty':
      return `is empty, ${expected}`;
    case 'web-address':
      return `is a web address, "${found}", ${expected}`;
    case 'relative':
      return `"${found}" is relative, ${expected}`;
    case 'outside-news':
      return `"${found}" does not lead into news/, ${expected}`;
    case 'climbs':
      return `"${found}" climbs out of its folder, ${expected}`;
    case 'not-a-date-path':
      return `has "${found}" where the date path belongs, ${expected}`;
    case 'not-well-formed-date': {
      const date = readDatePath(found)?.date;
      return `has the date path "${found}", expected "${date ? formatDatePath(date) : 'YYYY/MM/D'}"`;
    }
    case 'impossible-date':
      return `names "${found}", a day that is not in the calendar`;
    case 'not-markdown':
      return found.includes('.')
        ? `ends in "${found.slice(found.lastIndexOf('.'))}", expected ".md"`
        : 'does not end in ".md"';
    case 'malformed-name':
      return `names a file without a slug, "${found}"`;
  }
}
