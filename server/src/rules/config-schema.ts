/** What may stand in `event-archive.json`: the one definition that the programs read it by, its JSON Schema and its page are made of. */
import { SEVERITIES } from '../core/problem.js';
import { rules } from './all.js';

/** The part of JSON Schema (draft 7) that is used here. */
export interface Schema {
  readonly type: 'object' | 'array' | 'string';
  readonly description: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly enum?: readonly string[];
  /** An expression that the string must match, and what it wants in words. */
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

const RULES: Schema = {
  type: 'object',
  description: 'Rules with the severity that their problems have here, or off.',
  properties: Object.fromEntries(
    rules.map(({ name, what, severity }): [string, Schema] => [
      name,
      { type: 'string', enum: [...SEVERITIES, 'off'], description: `${what}.`, default: severity },
    ]),
  ),
  additionalProperties: false,
};

const WORDS: Omit<Schema, 'description'> = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'string',
    description: 'The heading without "###" and colon; letter case makes no difference.',
    pattern: '^[^\\s#:：](?:[^\\r\\n:：]*[^\\s:：])?$',
    patternErrorMessage: 'a heading without "#", colon and blanks around it',
  },
};

export const CONFIG_SCHEMA: Schema = {
  type: 'object',
  description: 'An archive of news events: which rules it keeps, and the words that it uses.',
  properties: {
    $schema: { type: 'string', description: 'The address of this schema, for editors.' },
    rules: RULES,
    overrides: {
      type: 'array',
      description: 'Rules for some of the files; where two say something of one rule, the later one counts.',
      items: {
        type: 'object',
        description: 'Rules for the files that its patterns match.',
        properties: {
          files: {
            type: 'array',
            minItems: 1,
            description: 'Patterns as in .gitignore, from the folder of this file.',
            items: { type: 'string', description: 'A pattern.', pattern: '\\S', patternErrorMessage: 'a pattern' },
            examples: [['news/1999/', 'news/20*/**/index.md']],
          },
          rules: RULES,
        },
        required: ['files', 'rules'],
        additionalProperties: false,
      },
    },
    sections: {
      type: 'object',
      description:
        'The headings of sections, beside those that are known anyway (Source, Sources, Changes, Related, 信息来源, 更改, 有关). The first of each is what a new section is called.',
      properties: {
        sources: { ...WORDS, description: 'Of the sources.', examples: [['Quellen']] },
        changes: { ...WORDS, description: 'Of the earlier versions.', examples: [['Änderungen']] },
        related: { ...WORDS, description: 'Of the related events.', examples: [['Siehe auch']] },
      },
      additionalProperties: false,
    },
    context: {
      type: 'string',
      description: 'The word that a new context begins with; without it, what the contexts of the archive begin with.',
      pattern: '^[^\\s_*:：\\d]+$',
      patternErrorMessage: 'one word without "_", "*", colon and digits',
      examples: ['Context', '消息'],
    },
    linkPrefix: {
      type: 'string',
      description:
        'What links into the archive begin with before /news/; without it, what most of its links begin with.',
      pattern: '^(?:/[^/\\s]+){0,2}$',
      patternErrorMessage: 'at most two folders, such as "/zh", or nothing',
      examples: ['/zh'],
    },
  },
  additionalProperties: false,
};

/** Where the schema is published. */
export const CONFIG_SCHEMA_URL =
  'https://raw.githubusercontent.com/event-archive/event-archive/main/event-archive.schema.json';

/** As a document of its own. */
export function publishedSchema(): object {
  return { $schema: 'http://json-schema.org/draft-07/schema#', $id: CONFIG_SCHEMA_URL, ...withComments(CONFIG_SCHEMA) };
}

/** VS Code takes comments and trailing commas where a schema allows them. */
function withComments(schema: Schema): object {
  return { allowComments: true, allowTrailingCommas: true, ...schema };
}
