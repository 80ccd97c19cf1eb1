/** What features are given, made from a fixture. */
import type { Document, Surroundings } from '../../server/src/features/document.js';
import type { Fixture } from '../support/fixture.js';

export function surroundingsOf({ archive, files }: Fixture): Surroundings {
  return { archive, read: (path) => files.get(path), uriOf: (path) => `file:///archive/${path}` };
}

/** The document that holds `$0`, and where it stands there. */
export function atCursor({ cursor, files }: Fixture): { readonly document: Document; readonly offset: number } {
  const document = cursor && files.get(cursor.path);
  if (!document) throw new Error('the fixture has no $0');
  return { document, offset: cursor.offset };
}
