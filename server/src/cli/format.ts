/** `--format`: how a command writes what it has found. */
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

/** For programs: the same of one archive gives the same bytes. */
export function asJson(root: string, found: object): string {
  return `${JSON.stringify({ version: 1, archive: root, ...found }, undefined, 2)}\n`;
}
