/** The label that copies a title: a relation and an entry call an event by it. */

/** The title as it stands; only `](` in it is escaped, which would end the label early. */
export function labelOfTitle(title: string): string {
  return title.replaceAll('](', ']\\(');
}
