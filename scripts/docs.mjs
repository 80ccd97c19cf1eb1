// @ts-check
/**
 * Writes what is said of the rules outside of their files, docs/rules/*.md and the settings in package.json, the schema of
 * event-archive.json and its page, and hides the commands in package.json where no archive is open.
 * With `--check` it writes nothing and fails when something is out of date.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';
import { run } from './lib/process.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const isCheck = process.argv.includes('--check');
await ensureInstalled(root);
await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'server'], { cwd: root });

const { rules, rulePage } = await import('../out/server/src/rules/all.js');
const { readExample } = await import('../out/server/src/rules/example.js');
const { lint } = await import('../out/server/src/rules/lint.js');
const { Policy } = await import('../out/server/src/rules/policy.js');
const { CONFIG_SCHEMA, publishedSchema } = await import('../out/server/src/rules/config-schema.js');
const { configurationPage } = await import('./docs/configuration.mjs');
const { scanFile } = await import('../out/server/src/core/read.js');
const { Archive } = await import('../out/server/src/core/archive.js');
const { LikelyEvents, withLikelyEvents } = await import('../out/server/src/features/likely-events.js');
const { archiveFixes } = await import('../out/server/src/edits/archive-fixes.js');
const { laterFixes } = await import('../out/server/src/edits/later-fixes.js');
const { SEVERITIES, fixSafety } = await import('../out/server/src/core/problem.js');

/** @type {Map<string, string>} file, relative to the root, to its text */
const wanted = new Map();
for (const rule of rules) wanted.set(`docs/rules/${rule.name}.md`, page(rule));
wanted.set('docs/rules/README.md', overview());
wanted.set('package.json', manifest());
wanted.set('event-archive.schema.json', `${JSON.stringify(publishedSchema(), undefined, 2)}\n`);
wanted.set('docs/configuration.md', configurationPage(CONFIG_SCHEMA));

const stale = [...wanted].filter(([file, text]) => read(file) !== text).map(([file]) => file);
const left = readdirSync(join(root, 'docs/rules'))
  .map((name) => `docs/rules/${name}`)
  .filter((file) => !wanted.has(file));
if (isCheck && stale.length + left.length > 0) {
  console.error(`Out of date: ${[...stale, ...left].join(', ')}\nRun "npm run docs" and commit what it writes.`);
  process.exitCode = 1;
} else if (!isCheck) {
  mkdirSync(join(root, 'docs/rules'), { recursive: true });
  for (const file of stale) writeFileSync(join(root, file), wanted.get(file) ?? '');
  for (const file of left) rmSync(join(root, file));
}

/** @param {string} file */
function read(file) {
  return existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined;
}

/** @param {import('../out/server/src/rules/rule.js').Rule} rule */
function page(rule) {
  return `<!-- Written by "npm run docs" from server/src/rules/${rule.name}.ts -->
# ${rule.name}

${rule.what}.

| severity | fix |
|---|---|
| ${rule.severity} | ${fixOf(rule)} |

## Why

${rule.why}

## Wrong

${sample(rule.wrong)}
## Right

${sample(rule.right)}
## Setting

In VS Code \`"eventArchive.rules.${rule.name}": "off"\`, on the command line \`--rule ${rule.name}=off\`;
instead of \`off\` also \`${SEVERITIES.join('`, `')}\`.
`;
}

/** @param {string} text */
function sample(text) {
  return readExample(text)
    .filter((/** @type {{ isShown: boolean }} */ file) => file.isShown)
    .map(
      (/** @type {{ path: string, text: string }} */ file) =>
        `\`${file.path}\`:\n\n\`\`\`\`md\n${file.text.trimEnd()}\n\`\`\`\`\n`,
    )
    .join('\n');
}

/**
 * What the rule's own sample says of its fixes.
 * @param {import('../out/server/src/rules/rule.js').Rule} rule
 */
function fixOf(rule) {
  const files = readExample(rule.wrong);
  const archive = new Archive();
  for (const { path, text } of files) archive.set(path, scanFile(path, text));
  archive.markListed();
  archive.markRead();
  const likely = new LikelyEvents(archive);
  const policy = new Policy({ settings: { [rule.name]: rule.severity === 'off' ? 'hint' : rule.severity } });
  const problems = files
    .flatMap(({ path, text }) => lint(path, text, scanFile(path, text), archive, { policy }))
    .map((problem) => withLikelyEvents(problem, likely, archive));
  const own = problems.filter((problem) => problem.rule === rule.name);
  const kinds = new Set(own.map(fixSafety));
  if (kinds.has('safe')) return 'safe: applied by `--fix` and by *Fix all*';
  return kinds.has('ask') || own.some((problem) => hasFixElsewhere(problem, files, archive))
    ? 'offered as a quick fix'
    : 'by hand';
}

/**
 * True for a problem that other files are changed to mend.
 * @param {import('../out/server/src/core/problem.js').Problem} problem
 * @param {readonly { path: string, text: string }[]} files
 * @param {import('../out/server/src/core/archive.js').Archive} archive
 */
function hasFixElsewhere(problem, files, archive) {
  const read = (/** @type {string} */ wanted) => {
    const file = files.find(({ path }) => path === wanted);
    return file && { ...file, file: scanFile(file.path, file.text) };
  };
  const around = { archive, read, uriOf: (/** @type {string} */ path) => path };
  const document = read(problem.path);
  if (!document) return false;
  const later = laterFixes(problem, document, around, { changes: 'never', now: new Date(0) });
  return archiveFixes(problem, document, around).length + later.length > 0;
}

function overview() {
  const rows = rules.map((rule) => `| [\`${rule.name}\`](${rule.name}.md) | ${rule.severity} | ${rule.what} |`);
  return `<!-- Written by "npm run docs" -->
# Rules

The name of a rule is its code everywhere: in the Problems panel, in settings, in reports.

| rule | severity | what is wrong |
|---|---|---|
${rows.join('\n')}
`;
}

function manifest() {
  const text = read('package.json') ?? '{}';
  const manifest = JSON.parse(text);
  const settings = manifest.contributes.configuration.find(
    (/** @type {{ title: string }} */ part) => part.title === 'Rules',
  );
  settings.properties = Object.fromEntries(
    rules.map((rule) => [
      `eventArchive.rules.${rule.name}`,
      {
        type: 'string',
        // With a severity as its default the editor would always have the last word, and event-archive.json none.
        enum: ['default', ...SEVERITIES, 'off'],
        default: 'default',
        scope: 'resource',
        markdownDescription: `${rule.what}. \`default\`: what \`event-archive.json\` says, else \`${rule.severity}\`. [More](${rulePage(rule.name)})`,
      },
    ]),
  );
  manifest.contributes.menus.commandPalette = manifest.contributes.commands.map(
    (/** @type {{ command: string }} */ { command }) => ({ command, when: 'eventArchive.isOpen' }),
  );
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
