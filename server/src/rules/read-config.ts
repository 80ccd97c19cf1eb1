/** Reads `event-archive.json`: what it says, and what is wrong in it. */
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { NO_CONFIG, type Config, type Override, type RuleSettings } from '../core/config.js';
import { nearest } from '../core/nearest.js';
import type { Span } from '../core/text.js';
import { CONFIG_SCHEMA, type Schema } from './config-schema.js';

/** Something in the file that is not understood; what is, counts. */
export interface ConfigFault {
  readonly span: Span;
  /** Without a full stop. */
  readonly message: string;
}

export interface ConfigRead {
  readonly config: Config;
  readonly faults: readonly ConfigFault[];
}

/** Comments and commas behind the last member are allowed. Never throws: of a text that is no object nothing counts. */
export function readConfig(text: string): ConfigRead {
  try {
    return configIn(text);
  } catch {
    // Nesting that exhausts the stack.
    return nothingIn({ span: { start: 0, end: 1 }, message: 'Not valid JSON: nested too deeply' });
  }
}

function nothingIn(fault: ConfigFault): ConfigRead {
  return { config: NO_CONFIG, faults: [fault] };
}

function configIn(text: string): ConfigRead {
  if (text.trim() === '') return nothingIn({ span: { start: 0, end: 0 }, message: 'The file is empty, expected {}' });
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const faults: ConfigFault[] = errors.map(({ error, offset, length }) => ({
    span: { start: offset, end: offset + length },
    message: `Not valid JSON: ${wordsOf(printParseErrorCode(error))}`,
  }));
  const value = root && understood(root, CONFIG_SCHEMA, 'The file', faults);
  return { config: configOf(value as Written | undefined), faults: faults.sort((a, b) => a.span.start - b.span.start) };
}

/** What the schema lets through. */
interface Written {
  readonly rules?: RuleSettings;
  readonly overrides?: readonly Partial<Override>[];
  readonly sections?: Config['sections'];
  readonly context?: string;
  readonly linkPrefix?: string;
}

function configOf({ rules = {}, overrides = [], sections = {}, context, linkPrefix }: Written = {}): Config {
  const whole = overrides.flatMap(({ files, rules: ofFiles }) => (files && ofFiles ? [{ files, rules: ofFiles }] : []));
  return { rules, overrides: whole, sections, context, linkPrefix };
}

/** The value of a node as far as the schema allows it, undefined where it does not; `name` says what it is of. */
function understood(node: Node, schema: Schema, name: string, faults: ConfigFault[]): unknown {
  const refuse = (message: string, at: Node = node): undefined => {
    faults.push({ span: { start: at.offset, end: at.offset + at.length }, message });
  };
  if (node.type !== schema.type) return refuse(`${name} is ${aOf(node.type)}, expected ${aOf(schema.type)}`);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(membersOf(node, schema, name, faults));
    case 'array': {
      const items = node.children ?? [];
      if (items.length < (schema.minItems ?? 0))
        return refuse(`${name} is empty, expected at least ${schema.minItems}`);
      const ofItem = schema.items;
      return ofItem ? items.flatMap((item) => understood(item, ofItem, `An item of ${name}`, faults) ?? []) : [];
    }
    case 'string': {
      const value = node.value as string;
      if (schema.enum && !schema.enum.includes(value)) {
        return refuse(`${name} is "${value}", expected one of ${schema.enum.join(', ')}${meant(value, schema.enum)}`);
      }
      if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
        return refuse(`${name} is "${value}", expected ${schema.patternErrorMessage ?? schema.pattern}`);
      }
      return value;
    }
  }
}

function membersOf(node: Node, schema: Schema, name: string, faults: ConfigFault[]): [string, unknown][] {
  const known = schema.properties ?? {};
  const seen = new Set<string>();
  const members = (node.children ?? []).flatMap(({ children: [key, value] = [] }): [string, unknown][] => {
    if (!key) return [];
    const span = { start: key.offset, end: key.offset + key.length };
    const property = key.value as string;
    const ofProperty = Object.hasOwn(known, property) ? known[property] : undefined;
    if (!ofProperty) {
      faults.push({ span, message: `There is no "${property}" here${meant(property, Object.keys(known))}` });
      return [];
    }
    if (seen.has(property))
      faults.push({ span, message: `"${property}" stands here a second time, the last one counts` });
    seen.add(property);
    const read = value && understood(value, ofProperty, `"${property}"`, faults);
    return read === undefined ? [] : [[property, read]];
  });
  for (const property of schema.required ?? []) {
    if (!seen.has(property)) {
      faults.push({ span: { start: node.offset, end: node.offset + 1 }, message: `${name} has no "${property}"` });
    }
  }
  return members;
}

function meant(written: string, known: readonly string[]): string {
  const near = nearest(written, known);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

function aOf(type: Node['type']): string {
  return type === 'object' || type === 'array' ? `an ${type}` : type === 'null' ? 'null' : `a ${type}`;
}

/** `PropertyNameExpected` in words. */
function wordsOf(code: string): string {
  return code.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
}
