/** Makes a change to an archive in a process of its own, which dies in the middle: before a given step on the disk, or never. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import type { ArchiveEdit } from '../../server/src/core/archive-edit.js';
import { applyArchiveEdit } from '../../server/src/host/apply-edit.js';
import { takeBackUnfinished } from '../../server/src/host/journal.js';

const [, , root = '', what = '', dieAt = '0', given = ''] = process.argv;
const steps = [
  'linkSync',
  'renameSync',
  'rmSync',
  'unlinkSync',
  'mkdirSync',
  'rmdirSync',
  'chmodSync',
  'writeFileSync',
] as const;
let step = 0;

for (const name of steps) {
  const real = fs[name] as (...args: unknown[]) => unknown;
  const counted = (...args: unknown[]): unknown => {
    if (++step === Number(dieAt)) {
      // What is being written is left half written.
      if (name === 'writeFileSync') real(args[0], String(args[1]).slice(0, 3), args[2]);
      process.kill(process.pid, 'SIGKILL');
    }
    return real(...args);
  };
  Object.assign(fs, { [name]: counted });
}
syncBuiltinESMExports();

if (what === 'change') await applyArchiveEdit(root, JSON.parse(given) as ArchiveEdit);
else takeBackUnfinished(root);
