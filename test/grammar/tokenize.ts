/** Tokenises Markdown as VS Code does: its Markdown grammar, with our injection or without it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import onigurumaModule from 'vscode-oniguruma';
import textmateModule from 'vscode-textmate';
import type { IGrammar, IOnigLib, IRawGrammar } from 'vscode-textmate';
import { projectRoot } from '../support/project.js';

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly scopes: readonly string[];
}

/** One line's tokens for each line of the text. */
export type Tokenize = (text: string) => readonly (readonly Token[])[];

export const markdownScope = 'text.html.markdown';
const injectionScope = 'text.event-archive.injection';

export async function loadTokenizer(options: {
  readonly isInjected: boolean;
  /** What to inject into, when it is not the real Markdown grammar. */
  readonly markdown?: IRawGrammar;
}): Promise<Tokenize> {
  const registry = new textmateModule.Registry({
    onigLib: onigLib(),
    loadGrammar: (scopeName) =>
      Promise.resolve(scopeName === markdownScope && options.markdown ? options.markdown : readGrammar(scopeName)),
    getInjections: (scopeName) => (options.isInjected && scopeName === markdownScope ? [injectionScope] : []),
  });
  const grammar = await registry.loadGrammar(markdownScope);
  if (grammar === null) throw new Error('no Markdown grammar');
  return (text) => tokenize(grammar, text);
}

const require = createRequire(import.meta.url);

/** Grammars of languages in fenced code are left out: nothing here looks inside such code. */
const grammarFiles: Readonly<Record<string, string>> = {
  [markdownScope]: require.resolve('tm-grammars/grammars/markdown.json'),
  'text.html.derivative': require.resolve('tm-grammars/grammars/html-derivative.json'),
  'text.html.basic': require.resolve('tm-grammars/grammars/html.json'),
  [injectionScope]: join(projectRoot, 'syntaxes/event-archive.injection.tmLanguage.json'),
};

function readGrammar(scopeName: string): IRawGrammar | null {
  const file = grammarFiles[scopeName];
  return file === undefined ? null : textmateModule.parseRawGrammar(readFileSync(file, 'utf8'), file);
}

let loading: Promise<void> | undefined;

/** The regular expression engine may be loaded once only in a process. */
async function onigLib(): Promise<IOnigLib> {
  loading ??= onigurumaModule.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  await loading;
  return {
    createOnigScanner: (sources) => new onigurumaModule.OnigScanner(sources),
    createOnigString: (text) => new onigurumaModule.OnigString(text),
  };
}

/** The editor hands over lines without their breaks and a text without its byte order mark. */
function tokenize(grammar: IGrammar, text: string): readonly (readonly Token[])[] {
  let state = textmateModule.INITIAL;
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => {
      const result = grammar.tokenizeLine(line, state);
      state = result.ruleStack;
      return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        start: startIndex,
        scopes,
      }));
    });
}
