/** Finds things that come a second time, for the rules about duplicates. */

/** Every thing whose key stood earlier, with the first of that key; things with an undefined key are passed over. */
export function* repeats<T>(
  things: Iterable<T>,
  keyOf: (thing: T) => string | undefined,
): Generator<{ readonly key: string; readonly first: T; readonly again: T }> {
  const firsts = new Map<string, T>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key === undefined) continue;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, thing);
    else yield { key, first, again: thing };
  }
}
