/** Hands what the editor tells of files on the disk to the archives they lie in, in steps: it may be a whole checkout. */
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { OpenArchive } from './open-archive.js';
import type { Workspace } from './workspace.js';

/** Milliseconds of work between two looks at what else the editor wants. */
const SLICE = 8;

/** Milliseconds in which nothing more must be told before work begins; parsing one notification of hundreds takes less. */
const QUIET = 10;

/**
 * To be called with the addresses of files or folders that came, changed or went. `onAbsorbed` is called once for all that
 * are told before the last of them was looked at.
 */
export function bindFileChanges(workspace: Workspace, onAbsorbed: () => void): (uris: readonly string[]) => void {
  const waiting: string[] = [];
  let isHandingOut = false;
  return (uris) => {
    for (const uri of uris) waiting.push(uri);
    if (!isHandingOut) void handOut();
  };

  async function handOut(): Promise<void> {
    isHandingOut = true;
    await allTold();
    let isAnythingChanged = false;
    let absorbed: Promise<boolean>[] = [];
    let taken = 0;
    while (taken < waiting.length || absorbed.length > 0) {
      const changed = new Map<OpenArchive, string[]>();
      const end = performance.now() + SLICE;
      while (taken < waiting.length && performance.now() < end) note(waiting[taken++] ?? '', changed);
      for (const [archive, paths] of changed) absorbed.push(archive.diskChanged(paths));
      if (taken < waiting.length) {
        await nextTurn();
        continue;
      }
      const results = await Promise.all(absorbed);
      isAnythingChanged ||= results.includes(true);
      absorbed = [];
    }
    waiting.length = 0;
    isHandingOut = false;
    if (isAnythingChanged) onAbsorbed();
  }

  /** An editor tells of a checkout in many goes, and what it asks next waits behind them: work begins when no more of them come. */
  async function allTold(): Promise<void> {
    for (let told = 0; told < waiting.length;) {
      told = waiting.length;
      await pause(QUIET);
    }
  }

  function note(uri: string, changed: Map<OpenArchive, string[]>): void {
    const place = workspace.placeOf(uri);
    if (!place) return;
    const paths = changed.get(place.archive);
    if (paths) paths.push(place.path);
    else changed.set(place.archive, [place.path]);
  }
}
