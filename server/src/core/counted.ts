/** Numbers as people read them. */

/** `once`, `12 times`. */
export function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
