/** Titles as labels and menus show them: a relation and an entry call an event by its title. */

/** The title as it stands; only `](` in it is escaped, which would end the label early. */
export function labelOfTitle(title: string): string {
  return title.replaceAll('](', ']\\(');
}

/** The label for a title in place of an older label: with the blanks that the archive's own labels begin and end with. */
export function labelLike(older: string, title: string): string {
  const [, before = '', after = ''] = /^([ \t]*)(?:.*[^ \t])?([ \t]*)$/s.exec(older) ?? [];
  return before + labelOfTitle(title) + after;
}

/** A title for a menu or a question: whole, or cut to so many characters with an ellipsis as the last. */
export function shortened(title: string, most: number): string {
  const characters = [...title];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : title;
}
