/** Addresses that are pasted among the sources of an event become numbered items. VS Code offers to paste them as they are, too. */
import {
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  languages,
  type CancellationToken,
  type DataTransfer,
  type Disposable,
  type DocumentPasteEditProvider,
  type Range,
  type TextDocument,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { PASTE_SOURCES, type PasteSourcesParams } from '../../server/src/lsp/protocol.js';

const PLAIN_TEXT = 'text/plain';
const KIND = DocumentDropOrPasteEditKind.Text.append('eventArchive', 'sources');

export function pasteSources(server: LanguageClient): Disposable {
  const provider: DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(
      document: TextDocument,
      [range]: readonly Range[],
      transfer: DataTransfer,
      _context: unknown,
      token: CancellationToken,
    ): Promise<DocumentPasteEdit[]> {
      const text = await transfer.get(PLAIN_TEXT)?.asString();
      // Asked only about what could be an address: everything that is pasted into any Markdown file comes by here.
      if (!range?.isEmpty || text === undefined || !/^\s*https?:\/\//i.test(text)) return [];
      const params: PasteSourcesParams = { uri: document.uri.toString(), position: range.start, text };
      const items = await server.sendRequest<string | null>(PASTE_SOURCES, params, token);
      return items === null ? [] : [new DocumentPasteEdit(items, 'Paste as Sources', KIND)];
    },
  };
  return languages.registerDocumentPasteEditProvider({ scheme: 'file', language: 'markdown' }, provider, {
    pasteMimeTypes: [PLAIN_TEXT],
    providedPasteEditKinds: [KIND],
  });
}
