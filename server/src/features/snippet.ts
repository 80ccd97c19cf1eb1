/** Snippets of the editor: text with places to fill, `$1`, `$2` and `$0`. */

/** Text that stands in a snippet as it is. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
