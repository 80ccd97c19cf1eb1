/** Makes a change to an archive in a process of its own, which dies in the middle: before a given step on the disk, or never. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import type { ArchiveEdit } from '../../server/src/core/archive-edit.js';
import { applyArchiveEdit } from '../../server/src/host/apply-edit.js';
import { takeBackUnfinished } from '../../server/src/host/journal.js';

const [, , root = '', what = '', dieAt = '0', given = ''] = process.argv;
const steps = ['linkSync', 'renameSync', 'rmSync', 'unlinkSync', 'mkdirSync', 'rmdirSync', 'writeFileSync'] as const;
let step = 0;

/** Does `half` instead of a step when its time has come, and dies. */
function countStep(half: () => void = () => {}): void {
  if (++step !== Number(dieAt)) return;
  half();
  process.kill(process.pid, 'SIGKILL');
}

for (const name of steps) {
  const real = fs[name] as (...args: unknown[]) => unknown;
  const counted = (...args: unknown[]): unknown => {
    // What is being written is left half written.
    countStep(() => name === 'writeFileSync' && real(args[0], String(args[1]).slice(0, 3), args[2]));
    return real(...args);
  };
  Object.assign(fs, { [name]: counted });
}
const openReally = fs.promises.open;
fs.promises.open = async (...args: Parameters<typeof openReally>) => {
  countStep();
  const handle = await openReally(...args);
  const [writeFile, sync] = [handle.writeFile.bind(handle), handle.sync.bind(handle)];
  handle.writeFile = async (text) => {
    countStep(() => fs.writeSync(handle.fd, String(text).slice(0, 3)));
    await writeFile(text);
  };
  handle.sync = async () => {
    countStep();
    await sync();
  };
  return handle;
};
syncBuiltinESMExports();

if (what === 'change') await applyArchiveEdit(root, JSON.parse(given) as ArchiveEdit);
else takeBackUnfinished(root);
