/** Which events have moved between two states of an archive, told by the files that have gone and come. */
import type { Archive } from '../core/archive.js';
import { itemsOf, type Event } from '../core/event.js';
import { hashOf } from '../core/hash.js';
import { kindOfPath } from '../core/path.js';
import { scanFile } from '../core/read.js';
import type { Steps } from '../core/steps.js';
import { trimmedSpan } from '../core/text.js';
import { pathOfTarget } from '../features/find-events.js';
import { isAlike, pairMoves, traceIn, traceOf, type EventTrace, type Move } from './pair-moves.js';

/** Files of the earlier state that are not there any more, or are another file now. */
export interface FilesSince {
  readonly gone: readonly { readonly path: string; readonly text: string }[];
  /** Taken for the same by who compared their texts; `likeness` from 0 to 100. */
  readonly renamed: readonly {
    readonly path: string;
    readonly text: string;
    readonly to: string;
    readonly likeness: number;
  }[];
  /** The paths of files that were not there. */
  readonly come: readonly string[];
}

/** Two events in one template have half of their text in common: only from here on it is believed alone. */
const LEAST_LIKENESS = 80;

/** `archive` is the later state. */
export function* movesSince({ gone, renamed, come }: FilesSince, archive: Archive): Steps<readonly Move[]> {
  const moves: Move[] = [];
  const [left, arrived]: [EventTrace[], string[]] = [[], [...come]];
  for (const { path, text, to, likeness } of renamed) {
    const [from, now] = [traceOfText(path, text, archive), traceIn(archive, to)];
    if (from && now && (likeness >= LEAST_LIKENESS || isAlike(from, now))) moves.push({ from, to: now });
    else {
      if (from) left.push(from);
      arrived.push(to);
    }
    yield;
  }
  for (const { path, text } of gone) {
    const trace = archive.has(path) ? undefined : traceOfText(path, text, archive);
    if (trace) left.push(trace);
    yield;
  }
  const traces: EventTrace[] = [];
  for (const path of arrived) {
    const trace = traceIn(archive, path);
    if (trace) traces.push(trace);
    yield;
  }
  return [...moves, ...(yield* pairMoves(left, traces))];
}

/** By the numbers of an archive, as if the file were in it; undefined for what is no event. */
function traceOfText(path: string, text: string, archive: Archive): EventTrace | undefined {
  if (kindOfPath(path) !== 'event') return undefined;
  const file = scanFile(path, text, archive.conventions);
  if (file.kind !== 'event') return undefined;
  return traceOf(path, {
    title: file.titles[0]?.text ?? '',
    topic: file.topic?.text ?? '',
    relations: targetsIn(file, 'related', archive).map(({ target, item, label }) => ({
      target,
      label: hashOf(label),
      tags: (item.context?.tags ?? []).flatMap((tag) => (tag.text === '' ? [] : (archive.tags.idOf(tag.text) ?? -1))),
    })),
    changes: targetsIn(file, 'changes', archive).map(({ target }) => target),
  });
}

function targetsIn(file: Event, kind: 'related' | 'changes', archive: Archive) {
  return itemsOf(file, kind).flatMap((item) => {
    if (item.link?.target.kind !== 'event') return [];
    const { text } = item.link.label;
    const { start, end } = trimmedSpan(text, 0, text.length);
    const target = archive.idOf(pathOfTarget(item.link.target, archive)) ?? -1;
    return [{ item, target, label: text.slice(start, end) }];
  });
}
