/** `Formats: [HTML](…) [JSON](…) [XML](…)`, with which files of the newer template begin. */
import { lineEndFrom, type Span } from './text.js';

/** The line without blanks around it; undefined where a text begins otherwise. */
export function formatsLine(text: string): Span | undefined {
  const start = /^\ufeff?\s*(?=Formats:)/.exec(text)?.[0].length;
  return start === undefined ? undefined : { start, end: lineEndFrom(text, start) };
}
