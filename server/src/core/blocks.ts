/** The block structure of a Markdown text, as far as the archive needs it: what both readers agree on. */
import type { Span } from './text.js';

/** One top-level block. `span` is from its first to its last character, `content` the text without the marker. */
export type Block =
  | { readonly kind: 'heading'; readonly depth: number; readonly span: Span; readonly content: Span }
  | {
      /** An item of a top-level list, cut to its first paragraph. */
      readonly kind: 'item';
      /** Undefined for a bullet. */
      readonly number: number | undefined;
      readonly span: Span;
      readonly content: Span;
    }
  | { readonly kind: 'paragraph'; readonly span: Span; readonly content: Span };
