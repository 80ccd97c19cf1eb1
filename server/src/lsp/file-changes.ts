/** Hands what the editor tells of files on the disk to the archives they lie in, in steps: it may be a whole checkout. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OpenArchive } from './open-archive.js';
import type { Workspace } from './workspace.js';

/** Milliseconds of work between two looks at what else the editor wants. */
const SLICE = 8;

/** To be called with the addresses of files or folders that came, changed or went; `onAbsorbed` when all of them were looked at. */
export function bindFileChanges(workspace: Workspace, onAbsorbed: () => void): (uris: readonly string[]) => void {
  const waiting: string[] = [];
  let isHandingOut = false;
  return (uris) => {
    for (const uri of uris) waiting.push(uri);
    if (!isHandingOut) void handOut();
  };

  async function handOut(): Promise<void> {
    isHandingOut = true;
    let taken = 0;
    while (taken < waiting.length) {
      const changed = new Map<OpenArchive, string[]>();
      const end = performance.now() + SLICE;
      while (taken < waiting.length && performance.now() < end) note(waiting[taken++] ?? '', changed);
      for (const [archive, paths] of changed) void absorb(archive, paths);
      await nextTurn();
    }
    waiting.length = 0;
    isHandingOut = false;
  }

  function note(uri: string, changed: Map<OpenArchive, string[]>): void {
    const place = workspace.placeOf(uri);
    if (!place) return;
    const paths = changed.get(place.archive);
    if (paths) paths.push(place.path);
    else changed.set(place.archive, [place.path]);
  }

  async function absorb(archive: OpenArchive, paths: readonly string[]): Promise<void> {
    if (await archive.diskChanged(paths)) onAbsorbed();
  }
}
