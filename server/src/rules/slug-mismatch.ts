/** Rule: the file name is the title's slug. Off by default: about one old slug in ten was made from an earlier title. */
import { slugOfPath } from '../core/path.js';
import { isSlugOfTitle, slugOfTitle } from '../core/slug.js';
import type { Rule } from './rule.js';

export const slugMismatch: Rule = {
  name: 'slug-mismatch',
  severity: 'off',
  what: 'A file is not named after its title',
  why: 'A slug that follows from the title can be guessed and found. It is off by default because many sound old files were named after an earlier title.',
  wrong: `//- news/2014/03/7/ferry-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# <slug-mismatch>Bridge opens</slug-mismatch>
`,
  right: `//- news/2014/03/7/bridge-opens.md
### [2014-03-7](/news/2014/03/7/index.md)

# Bridge opens
`,
  checkEvent(event, { path }, report) {
    const title = event.titles[0];
    const slug = slugOfPath(path);
    if (!title?.text || isSlugOfTitle(slug, title.text)) return;
    const style = /^[\0-\x7f]*$/.test(slug) ? 'latin' : 'script';
    report({ span: title, message: `File is named "${slug}", its title gives "${slugOfTitle(title.text, style)}"` });
  },
};
