/** The command line, the problems that are sent and those that are asked for are the same problems, with the same fixes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import {
  CodeActionKind,
  CodeActionRequest,
  type CodeAction,
  type Range,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { readReport, runHere, type JsonProblem } from './support/command-line.js';
import { damaged } from './support/damage.js';
import { filesBelow } from './support/files-below.js';
import { startServer, type Editor, type PlainDiagnostic } from './support/lsp-client.js';
import { projectRoot } from './support/project.js';
import { randomOf } from './support/random.js';
import { chineseArchive, englishArchive, withoutChinese, withoutShared } from './support/shared.js';
import { allSent, counted, WHOLE } from './support/shown-problems.js';
import { temporaryArchive } from './support/temporary-archive.js';

/** A line for each problem: what every way of showing it says. */
type Lines = ReadonlyMap<string, readonly string[]>;

const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];

const at = ({ start, end }: Range): string => `${start.line}:${start.character}-${end.line}:${end.character}`;

const lineOf = ({ rule, severity, message, range }: JsonProblem): string =>
  `${at(range)} ${severity} ${rule} ${message}`;

const lineOfDiagnostic = ({ code, severity, message, range }: PlainDiagnostic): string =>
  `${at(range)} ${SEVERITIES[severity ?? 0]} ${code} ${message}`;

async function onCommandLine(root: string): Promise<Lines> {
  const { problems } = readReport((await runHere(['check', '--format', 'json'], root)).out);
  const lines = new Map<string, string[]>();
  for (const problem of problems) lines.set(problem.file, [...(lines.get(problem.file) ?? []), lineOf(problem)]);
  return lines;
}

async function sent(t: TestContext, root: string): Promise<Lines> {
  const settings = { ...WHOLE, problemsPerRule: 1_000_000 };
  const editor = await startServer(t, { roots: [root], settings, initializationOptions: { wantsStatus: true } });
  await counted(editor, ({ state }) => state === 'complete');
  const lines = Array.from(allSent(editor), ([uri, diagnostics]): [string, string[]] => [
    URI.parse(uri).fsPath.slice(root.length + 1),
    (diagnostics as PlainDiagnostic[]).map(lineOfDiagnostic),
  ]);
  await editor.stop();
  return new Map(lines.sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface AskedFor {
  readonly lines: readonly string[];
  /** Each `rule title: edits`. */
  readonly fixes: readonly string[];
}

/** Of a file that is opened, and closed again. */
async function askedFor(editor: Editor, root: string, path: string): Promise<AskedFor> {
  const uri = URI.file(join(root, path)).toString();
  const text = readFileSync(join(root, path), 'utf8').replace(/^\ufeff/, '');
  await editor.open(uri, text);
  const diagnostics = await editor.problems(uri);
  const end = { line: text.split('\n').length, character: 0 };
  const params = {
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end },
    context: { diagnostics: [...diagnostics], only: [CodeActionKind.QuickFix] },
  };
  const actions = ((await editor.request(CodeActionRequest.type, params)) ?? []) as CodeAction[];
  await editor.close(uri);
  return { lines: diagnostics.map(lineOfDiagnostic), fixes: actions.flatMap((action) => fixLines(action, uri)).sort() };
}

/** None for an action that changes other files too: the command line has commands for those. */
function fixLines({ title, diagnostics = [], edit }: CodeAction, uri: string): readonly string[] {
  const changes = edit?.documentChanges as readonly TextDocumentEdit[] | undefined;
  const [only, ...others] = changes ?? [];
  const edits =
    edit?.changes?.[uri] ?? (only?.textDocument?.uri === uri && others.length === 0 ? only.edits : undefined);
  if (!edits || Object.keys(edit?.changes ?? {}).length > 1) return [];
  return diagnostics.map(({ code }) => `${code} ${title}: ${editLines(edits as TextEdit[])}`);
}

function editLines(edits: readonly TextEdit[]): string {
  return edits.map(({ range, newText }) => `${at(range)} ${JSON.stringify(newText)}`).join(', ');
}

/** The fixes of each file, from the report that holds them. */
async function fixesOnCommandLine(root: string): Promise<Lines> {
  const { out } = await runHere(['check', '--format', 'sarif'], root);
  const { runs } = JSON.parse(out) as { runs: readonly { results: readonly SarifResult[] }[] };
  const lines = new Map<string, string[]>();
  for (const { ruleId, locations, fixes = [] } of runs[0]?.results ?? []) {
    const path = decodeURIComponent(locations[0].physicalLocation.artifactLocation.uri);
    const ofFile = fixes.map(({ description, artifactChanges: [{ replacements }] }) => {
      const edits = replacements.map(({ deletedRegion, insertedContent }) => ({
        range: rangeOf(deletedRegion),
        newText: insertedContent.text,
      }));
      return `${ruleId} ${description.text}: ${editLines(edits)}`;
    });
    lines.set(path, [...(lines.get(path) ?? []), ...ofFile].sort());
  }
  return lines;
}

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface SarifResult {
  readonly ruleId: string;
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }];
  readonly fixes?: readonly {
    readonly description: { readonly text: string };
    readonly artifactChanges: readonly [
      {
        readonly replacements: readonly {
          readonly deletedRegion: Region;
          readonly insertedContent: { readonly text: string };
        }[];
      },
    ];
  }[];
}

function rangeOf({ startLine, startColumn, endLine, endColumn }: Region): Range {
  return {
    start: { line: startLine - 1, character: startColumn - 1 },
    end: { line: endLine - 1, character: endColumn - 1 },
  };
}

/** Compares all three; of a large archive every `every`th file is opened. */
async function compare(t: TestContext, root: string, every = 1): Promise<void> {
  const lines = await onCommandLine(root);
  assert.ok(lines.size > 0);
  assert.deepEqual(await sent(t, root), lines);
  const fixes = await fixesOnCommandLine(root);
  const editor = await startServer(t, { roots: [root], diagnostics: 'pull' });
  await editor.indexed();
  const paths = Object.keys(filesBelow(root)).filter((path) => path.endsWith('.md'));
  for (const path of paths.filter((_, index) => index % every === 0)) {
    const asked = await askedFor(editor, root, path);
    assert.deepEqual(asked.lines, lines.get(path) ?? [], path);
    // Where a file has hundreds of lost links, an editor ranks the events meant for as many as one looks at.
    if (asked.lines.filter((line) => line.includes(' unresolved-')).length < 50)
      assert.deepEqual(asked.fixes, fixes.get(path) ?? [], path);
  }
}

test('the sample archive', async (t) => {
  const { root } = temporaryArchive(t, filesBelow(join(projectRoot, 'test/sample')));
  await compare(t, root);
});

test('an archive of damaged events, which says by what it is judged', async (t) => {
  const texts = Object.entries(filesBelow(join(projectRoot, 'test/sample'))).map(([path, text], index) => [
    path,
    path.startsWith('news/') ? damaged(path, text, randomOf(index)).text : text,
  ]);
  const { root } = temporaryArchive(t, {
    ...(Object.fromEntries(texts) as Record<string, string>),
    'event-archive.json': `{
      "rules": { "missing-context": "hint", "slug-mismatch": "information" },
      "overrides": [{ "files": ["news/2012/"], "rules": { "list-numbering": "off", "missing-context": "error" } }],
    }`,
    '.event-archive-ignore': 'news/2018/05/\n',
  });
  await runHere(['check', '--update-baseline', 'news/2014'], root);
  await compare(t, root);
});

test('the English archive', { skip: withoutShared }, async (t) => {
  await compare(t, englishArchive);
});

test('the Chinese archive', { skip: withoutChinese }, async (t) => {
  await compare(t, chineseArchive(), 40);
});
