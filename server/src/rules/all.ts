/** Every rule, in the order in which an event is read. A rule is added here and nowhere else. */
import { contextVariant } from './context-variant.js';
import { dateMismatch } from './date-mismatch.js';
import { duplicateEntry } from './duplicate-entry.js';
import { duplicateRelation } from './duplicate-relation.js';
import { duplicateSource } from './duplicate-source.js';
import { duplicateTitle } from './duplicate-title.js';
import { impossibleDate } from './impossible-date.js';
import { listNumbering } from './list-numbering.js';
import { malformedContext } from './malformed-context.js';
import { malformedDateHeading } from './malformed-date-heading.js';
import { malformedDatePath } from './malformed-date-path.js';
import { malformedRelation } from './malformed-relation.js';
import { malformedSource } from './malformed-source.js';
import { misplacedEntry } from './misplaced-entry.js';
import { misplacedSection } from './misplaced-section.js';
import { missingContext } from './missing-context.js';
import { missingDateHeading } from './missing-date-heading.js';
import { missingDayIndex } from './missing-day-index.js';
import { missingTitle } from './missing-title.js';
import { outletMismatch } from './outlet-mismatch.js';
import { outdatedRelation } from './outdated-relation.js';
import { selfRelation } from './self-relation.js';
import { sharedSource } from './shared-source.js';
import { slugMismatch } from './slug-mismatch.js';
import { unlabelledSource } from './unlabelled-source.js';
import { unlistedEvent } from './unlisted-event.js';
import { unresolvedEntry } from './unresolved-entry.js';
import { unresolvedRelation } from './unresolved-relation.js';
import { unusedSuppression } from './unused-suppression.js';
import type { Rule } from './rule.js';

export const rules: readonly Rule[] = [
  malformedDatePath,
  missingDateHeading,
  malformedDateHeading,
  impossibleDate,
  dateMismatch,
  missingDayIndex,
  missingTitle,
  duplicateTitle,
  slugMismatch,
  malformedSource,
  unlabelledSource,
  duplicateSource,
  sharedSource,
  outletMismatch,
  malformedRelation,
  unresolvedRelation,
  selfRelation,
  duplicateRelation,
  outdatedRelation,
  missingContext,
  malformedContext,
  contextVariant,
  misplacedSection,
  listNumbering,
  unlistedEvent,
  unresolvedEntry,
  misplacedEntry,
  duplicateEntry,
  unusedSuppression,
];

/** Names of removed rules: they stay reserved, because settings and comments in archives still say them. */
export const retiredRules: readonly string[] = [];

export function ruleNamed(name: string): Rule | undefined {
  return rules.find((rule) => rule.name === name);
}

/** Where a rule is explained: the page that the diagnostic's code links to. */
export function rulePage(name: string): string {
  return `https://github.com/event-archive/event-archive/blob/main/docs/rules/${name}.md`;
}
