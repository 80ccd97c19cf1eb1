/** Finds things that come a second time, for the rules about duplicates. */

export interface Repeat<T> {
  readonly key: string;
  /** The first with that key. */
  readonly first: T;
  readonly again: T;
}

/** So many keys are compared with each other faster than a table of them is made. */
const FEW = 16;

/** Every thing whose key stood earlier, with the first of that key; things with an undefined key are passed over. */
export function repeats<T>(things: readonly T[], keyOf: (thing: T) => string | undefined): readonly Repeat<T>[] {
  const keys = things.map(keyOf);
  if (!hasRepeat(keys)) return [];
  const firsts = new Map<string, T>();
  return things.flatMap((thing, i) => {
    const key = keys[i];
    if (key === undefined) return [];
    const first = firsts.get(key);
    if (first !== undefined) return [{ key, first, again: thing }];
    firsts.set(key, thing);
    return [];
  });
}

/** True if one of the keys, those that are undefined left out, is there twice. */
export function hasRepeat(keys: readonly (string | undefined)[]): boolean {
  if (keys.length > FEW) {
    const known = keys.filter((key) => key !== undefined);
    return new Set(known).size < known.length;
  }
  return keys.some((key, i) => key !== undefined && isAmong(key, keys, i));
}

/** By hand: `indexOf` would have to be given the part before `end`. */
function isAmong(key: string, keys: readonly (string | undefined)[], end: number): boolean {
  for (let i = 0; i < end; i++) if (keys[i] === key) return true;
  return false;
}
