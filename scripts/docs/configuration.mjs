// @ts-check
/** The page about what an archive says of itself, from the schema that the programs read it by. */

/** @typedef {import('../../out/server/src/rules/config-schema.js').Schema} Schema */

/** @param {Schema} schema */
export function configurationPage(schema) {
  return `<!-- Written by "npm run docs" from server/src/rules/config-schema.ts and scripts/docs/configuration.mjs -->
# What an archive says of itself

Three files at the archive root, beside \`news/\`, say by what the archive is judged. The command line, the language server and every editor read the same ones, so
that what is underlined while typing is what a review finds. None of them is needed.

## \`event-archive.json\`

Comments are allowed, and a comma behind the last member. What is not understood is told with its place and the nearest known name; the rest counts. In VS Code its members
are completed and checked while they are typed; other editors find the schema in [event-archive.schema.json](../event-archive.schema.json).

| member | what it is |
|---|---|
${rows(schema, '').join('\n')}

\`\`\`jsonc
{
  // The first years were written before contexts were.
  "rules": { "slug-mismatch": "hint" },
  "overrides": [
    { "files": ["news/1999/", "news/200[0-2]/"], "rules": { "missing-context": "off" } },
  ],
}
\`\`\`

\`event-archive check --print-config [FILE]\` prints what it comes to. \`--rule NAME=SEVERITY\`, and the settings of an editor, have the last word.

## \`.event-archive-ignore\`

Patterns as in \`.gitignore\`, of files whose problems nobody wants to be told. They exist nevertheless: links to them lead somewhere.

## \`event-archive-baseline.json\`

The problems that an archive had when it began to be checked: so many of a rule in a file. They are not reported; of a rule with more than are known all are, because nobody
can tell which of them is new. \`event-archive check --update-baseline\` writes the file where there is none, and later takes out what has been mended. Nothing new ever comes in. A check
says which entries are stale.

## Comments in a file

\`\`\`md
<!-- event-archive-disable-next-line malformed-source -- the outlet writes it like that -->
1. [Coast Radio](htp://coast-radio.example/bridge)
\`\`\`

\`disable-next-line\` is about the next line with text, \`disable\` … \`enable\` about what stands between them, \`disable-file\` about the whole file. Rules stand behind it, with commas or blanks
between them; without any it is about all. Why is written behind \`--\`. A comment that nothing needs is reported ([unused-suppression](rules/unused-suppression.md)).
`;
}

/**
 * @param {Schema} schema
 * @param {string} before
 * @returns {readonly string[]}
 */
function rows({ properties = {} }, before) {
  return Object.entries(properties).flatMap(([name, member]) => {
    const path = before + name;
    if (path === '$schema') return [];
    const [example] = member.examples ?? [];
    const shown = example === undefined ? '' : ` Such as \`${JSON.stringify(example)}\`.`;
    const below = name === 'rules' ? [] : rows(member.items ?? member, `${path}${member.items ? '[]' : ''}.`);
    return [`| \`${path}\` | ${member.description}${shown} |`, ...below];
  });
}
