// @ts-check
/** VS Code's Markdown service over files that are read directly, which spares it the messages it sends in the product. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What `markdown.validate.enabled` turns on in VS Code. */
const ALL_LINKS = {
  validateReferences: 'warning',
  validateFragmentLinks: 'warning',
  validateFileLinks: 'warning',
  validateMarkdownFileLinkFragments: 'warning',
  validateUnusedLinkDefinitions: 'hint',
  validateDuplicateLinkDefinitions: 'warning',
  ignoreLinks: [],
};

/**
 * @param {string} peers the folder that the peers are installed in
 * @param {string} workspaceFolder
 */
export async function startService(peers, workspaceFolder) {
  const require = createRequire(join(peers, 'package.json'));
  const { createLanguageService, githubSlugifier } = await import(
    pathToFileURL(require.resolve('vscode-markdown-languageservice')).href
  );
  const { CancellationToken, Emitter } = require('vscode-languageserver-protocol');
  const { TextDocument } = require('vscode-languageserver-textdocument');
  const { URI } = require('vscode-uri');
  const markdown = require('markdown-it')({ html: true });

  const documents = new Map();
  const changed = new Emitter();
  const uriOf = (/** @type {string} */ file) => URI.file(file).toString();

  /** @param {string} file */
  function open(file) {
    const uri = uriOf(file);
    let document = documents.get(uri);
    if (!document) documents.set(uri, (document = TextDocument.create(uri, 'markdown', 1, readFileSync(file, 'utf8'))));
    return document;
  }

  const service = createLanguageService({
    logger: { level: 0, log: () => {} },
    parser: {
      slugifier: githubSlugifier,
      tokenize: async (/** @type {any} */ document) => markdown.parse(document.getText(), {}),
    },
    workspace: {
      workspaceFolders: [URI.file(workspaceFolder)],
      onDidChangeMarkdownDocument: changed.event,
      onDidCreateMarkdownDocument: new Emitter().event,
      onDidDeleteMarkdownDocument: new Emitter().event,
      getAllMarkdownDocuments: async () => documents.values(),
      hasMarkdownDocument: (/** @type {any} */ uri) => documents.has(uri.toString()),
      openMarkdownDocument: async (/** @type {any} */ uri) =>
        extname(uri.fsPath) === '.md' && kindOf(uri.fsPath) === 'file' ? open(uri.fsPath) : undefined,
      stat: async (/** @type {any} */ uri) => {
        const kind = kindOf(uri.fsPath);
        return kind && { isDirectory: kind === 'folder' };
      },
      readDirectory: async (/** @type {any} */ uri) =>
        readdirSync(uri.fsPath, { withFileTypes: true }).map((entry) => [
          entry.name,
          { isDirectory: entry.isDirectory() },
        ]),
    },
  });

  return {
    open,
    /**
     * @param {any} document
     * @returns {Promise<readonly any[]>}
     */
    diagnose: (document) => service.computeDiagnostics(document, ALL_LINKS, CancellationToken.None),
    /**
     * @param {any} document
     * @param {import('../keystroke/edit.mjs').Position} position
     * @returns {Promise<readonly any[]>}
     */
    references: (document, position) => service.getReferences(document, position, {}, CancellationToken.None),
    /**
     * @param {any} document
     * @param {import('../keystroke/edit.mjs').Change} change
     */
    change: (document, change) => {
      TextDocument.update(document, [change], document.version + 1);
      changed.fire(document);
    },
  };
}

/** @param {string} path */
function kindOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && (found.isDirectory() ? 'folder' : 'file');
}
