/** `--format` and `--most`: how a command writes what it has found. */
import { UsageError } from './io.js';

export type Format = 'text' | 'json';
const FORMATS: readonly Format[] = ['text', 'json'];

export const FORMAT_OPTION = { format: { type: 'string', default: 'text' } } as const;

/** Throws a `UsageError` for any other. */
export function readFormat(written: string): Format {
  const format = FORMATS.find((known) => known === written);
  if (!format) throw new UsageError(`--format ${written}: expected ${FORMATS.join(' or ')}`);
  return format;
}

/** The option for how many findings of each kind are written. */
export const MOST_OPTION = { most: { type: 'string' } } as const;

/** Without a number: all for programs, `asText` for people. Throws a `UsageError` for what is no number. */
export function readMost(written: string | undefined, format: Format, asText: number): number {
  if (written === undefined) return format === 'json' ? Infinity : asText;
  if (!/^\d+$/.test(written)) throw new UsageError(`--most ${written}: expected a number, 0 or more`);
  return Number(written);
}

/** For programs: the same of one archive gives the same bytes. */
export function asJson(root: string, found: object): string {
  return `${JSON.stringify({ version: 1, archive: root, ...found }, undefined, 2)}\n`;
}
