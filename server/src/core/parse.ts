/** Reads the block structure by remark: slower than `scanBlocks`, right for every text that CommonMark knows. */
import type { List, ListItem, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Block } from './blocks.js';
import { trimmedSpan, type Span } from './text.js';

/**
 * Inline syntax stays unread: labels of the archive hold unbalanced brackets and `_` that are no emphasis, so links are
 * read by `readItem`, and leaving inline constructs out makes a parse several times faster (see docs/architecture.md).
 * Link definitions are left out because no event has them and `[label]: …` must stay text.
 */
const BLOCKS_ONLY = {
  disable: {
    null: [
      'attention',
      'autolink',
      'characterEscape',
      'characterReference',
      'codeText',
      'definition',
      'hardBreakEscape',
      'htmlText',
      'labelEnd',
      'labelStartImage',
      'labelStartLink',
    ],
  },
};

const processor = unified().use(remarkParse).data('micromarkExtensions', [BLOCKS_ONLY]).freeze();

/** The top-level blocks of a text; what is inside code, HTML, quotes and nested lists is left out. */
export function parseBlocks(text: string): readonly Block[] {
  // The parser drops a byte order mark and counts from the character after it.
  const shift = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const root = processor.parse(text);
  return root.children.flatMap((node): readonly Block[] => {
    const span = trimmed(text, spanOf(node, shift));
    if (node.type === 'heading') {
      return [{ kind: 'heading', depth: node.depth, span, content: headingContent(text, span) }];
    }
    if (node.type === 'paragraph') return [{ kind: 'paragraph', span, content: span }];
    return node.type === 'list' ? itemsOfList(text, node, shift) : [];
  });
}

/** The text of a heading without `#` signs or underline. */
export function headingContent(text: string, span: Span): Span {
  if (text[span.start] !== '#') {
    const lastLine = Math.max(text.lastIndexOf('\n', span.end - 1), text.lastIndexOf('\r', span.end - 1));
    return trimmedSpan(text, span.start, Math.max(lastLine, span.start));
  }
  let start = span.start;
  while (text[start] === '#') start++;
  const content = trimmedSpan(text, start, span.end);
  let end = content.end;
  while (end > content.start && text[end - 1] === '#') end--;
  // A closing run of `#` counts only behind white space: `# C#` is a title that ends in `#`.
  const isClosing = end < content.end && (end === content.start || /[ \t]/.test(text[end - 1] ?? ''));
  return isClosing ? trimmedSpan(text, content.start, end) : content;
}

function itemsOfList(text: string, list: List, shift: number): readonly Block[] {
  return list.children.map((item) => itemBlock(text, item, shift));
}

function itemBlock(text: string, item: ListItem, shift: number): Block {
  const { start, end } = spanOf(item, shift);
  const marker = /^(?:(\d+)[.)]|[-*+])/.exec(text.slice(start, start + 12));
  const markerEnd = Math.min(start + (marker?.[0].length ?? 1), end);
  const first = item.children[0];
  const content =
    first?.type === 'paragraph' ? trimmed(text, spanOf(first, shift)) : { start: markerEnd, end: markerEnd };
  const number = marker?.[1] === undefined ? undefined : Number(marker[1]);
  return { kind: 'item', number, span: { start, end: content.end }, content };
}

function trimmed(text: string, span: Span): Span {
  return trimmedSpan(text, span.start, span.end);
}

function spanOf(node: { position?: Root['position'] }, shift: number): Span {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  return { start: start + shift, end: end + shift };
}
