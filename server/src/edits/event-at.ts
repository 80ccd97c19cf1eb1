/** The events that a change is about. */
import { Refusal } from '../core/archive-edit.js';
import { plainText } from '../core/fold.js';
import { shortened } from '../core/label.js';
import type { EventDocument, Surroundings } from '../features/document.js';

const MOST_CHARACTERS = 60;

/** An existing event; refuses any other path. */
export function eventAt(path: string, { archive, read }: Surroundings): EventDocument {
  if (!archive.isRead) throw new Refusal('The archive is still being read. Try again in a moment.');
  const document = archive.has(path) ? read(path) : undefined;
  if (document?.file.kind !== 'event') throw new Refusal(`"${path}" is no event of this archive.`);
  return { ...document, file: document.file };
}

/** What a question or the undo list calls it: its title, cut where it is long. */
export function shortTitle({ file, path }: EventDocument): string {
  return cut(file.titles[0]?.text ?? path);
}

/** The same of an event that need not be read, by what the index remembers of it. */
export function shortTitleAt(path: string, { archive }: Surroundings): string {
  return cut(archive.event(path)?.title ?? path);
}

function cut(title: string): string {
  return shortened(plainText(title), MOST_CHARACTERS);
}
