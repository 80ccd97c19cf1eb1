/** Traditional Chinese characters as simplified ones, one by one: so that a name is found in either script. */
import pairs from 'opencc-js/dict/TSCharacters';

let simplifiedOf: ReadonlyMap<string, string> | undefined;

/**
 * The text with every traditional character as the simplified one by OpenCC's table. It serves to compare: a character that stands
 * for several in the other script (`发` for `發` and `髮`) makes names alike that are hardly ever two.
 */
export function toSimplified(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  // Made when it is first needed: most archives never do.
  simplifiedOf ??= readPairs();
  const table = simplifiedOf;
  return text.replace(/\p{Script=Han}/gu, (character) => table.get(character) ?? character);
}

function readPairs(): ReadonlyMap<string, string> {
  return new Map(pairs.split('|').map((pair) => pair.split(' ') as [string, string]));
}
