/** What an editor asks while a text is written: what to fold and select, how to format, what follows a line break. */
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type Connection,
  type DocumentFormattingParams,
  type DocumentOnTypeFormattingParams,
  type DocumentRangeFormattingParams,
  type FoldingRange,
  type FoldingRangeParams,
  type SelectionRange,
  type SelectionRangeParams,
  type TextEdit,
} from 'vscode-languageserver/node';
import type { Edit } from '../core/text.js';
import { foldings } from '../features/folding.js';
import { format, formatWithin } from '../features/format.js';
import { onEnter } from '../features/on-enter.js';
import { selections } from '../features/selection.js';
import type { ClientFeatures } from './client-features.js';
import { rowsOf, type Asked, type Server } from './requests.js';

export function bindEditing(server: Server): void {
  const { connection } = server;
  const inDocument = rowsOf(server);
  connection.onFoldingRanges(inDocument<FoldingRangeParams, FoldingRange[]>('foldingRange', [], foldingRanges));
  connection.onSelectionRanges(
    inDocument<SelectionRangeParams, SelectionRange[] | null>('selectionRange', null, (asked, { positions }) =>
      positions.map((position) => selectionRange(asked, position)),
    ),
  );
  connection.onDocumentFormatting(
    inDocument<DocumentFormattingParams, TextEdit[]>('formatting', [], (asked) =>
      textEdits(asked, format(asked.document)),
    ),
  );
  connection.onDocumentRangeFormatting(
    inDocument<DocumentRangeFormattingParams, TextEdit[]>('rangeFormatting', [], (asked, { range }) => {
      const span = { start: asked.lines.offset(range.start), end: asked.lines.offset(range.end) };
      return textEdits(asked, formatWithin(asked.document, span));
    }),
  );
  connection.onDocumentOnTypeFormatting(
    inDocument<DocumentOnTypeFormattingParams, TextEdit[]>('onTypeFormatting', [], (asked, { position, ch }) =>
      ch === '\n' ? textEdits(asked, onEnter(asked.document, asked.lines.offset(position))) : [],
    ),
  );
}

/** The files of an archive's days. */
const EVENTS = [{ scheme: 'file', language: 'markdown', pattern: '**/news/*/*/*/*.md' }];

/**
 * Offers formatting for the files of days alone: an editor asks its user which formatter to take where there are two, and
 * nobody should be asked that about other Markdown because an archive is open.
 */
export async function registerFormatting(connection: Connection, client: ClientFeatures): Promise<void> {
  if (!client.registersFormatting) return;
  const { client: remote } = connection;
  const options = { documentSelector: EVENTS };
  await Promise.all([
    remote.register(DocumentFormattingRequest.type, options),
    remote.register(DocumentRangeFormattingRequest.type, options),
    remote.register(DocumentOnTypeFormattingRequest.type, { ...options, firstTriggerCharacter: '\n' }),
  ]);
}

function foldingRanges({ document, lines }: Asked): FoldingRange[] {
  const ranges = new Map<string, FoldingRange>();
  for (const span of foldings(document.file)) {
    const [startLine, endLine] = [lines.position(span.start).line, lines.position(span.end).line];
    if (startLine < endLine) ranges.set(`${startLine}-${endLine}`, { startLine, endLine });
  }
  return [...ranges.values()];
}

function selectionRange(
  { document, lines }: Asked,
  position: SelectionRangeParams['positions'][number],
): SelectionRange {
  const spans = selections(document, lines.offset(position));
  const nothing: SelectionRange = { range: { start: position, end: position } };
  return (
    spans.reduceRight<SelectionRange | undefined>(
      (parent, span) => ({ range: lines.range(span), ...(parent ? { parent } : {}) }),
      undefined,
    ) ?? nothing
  );
}

function textEdits({ lines }: Asked, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: lines.range(span), newText }));
}
