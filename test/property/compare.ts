/** Compares what is so with what should be, line by line, and shows no more than the lines that differ. */

/** The index or the editor does not say what it should. */
export class Difference extends Error {
  override readonly name = 'Difference';
}

/** `what` names the expected lines in the report. */
export function assertSame(actual: readonly string[], expected: readonly string[], what: string): void {
  if (actual.join('\n') === expected.join('\n')) return;
  const more = without(actual, expected).map((line) => `+ ${line}`);
  const less = without(expected, actual).map((line) => `- ${line}`);
  throw new Difference(`+ is, - should be by ${what}:\n${[...more, ...less].join('\n')}`);
}

/** A line that both have is left out as often as both have it. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
