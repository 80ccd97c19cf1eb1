// @ts-check
/** What the nearest peers do with as many events, each measured once: they take minutes. */
import { chooseEvents } from './generated-archive.mjs';
import { measure } from './measure.mjs';
import { cachedCheck } from './peers/event-archive.mjs';
import { rumdlCheck } from './peers/rumdl.mjs';
import { vscodeReferences } from './peers/vscode-references.mjs';
import { megabytes, number, table, time, times } from './table.mjs';

/** Milliseconds that each of them is given. */
const PATIENCE = 180_000;

/**
 * @param {import('./bench.mjs').GeneratedBench} bench
 * @returns {Promise<import('./bench.mjs').Result>}
 */
export async function peersAmongMany(bench) {
  const title = `The nearest peers among ${number(bench.events)} events, measured once, stopped after ${time(PATIENCE)}`;
  if (!bench.hasPeers) return { title, text: 'Left out, as --no-peers says.', rows: [], limits: [] };
  const [file = ''] = chooseEvents(bench.archive, 1, 1);
  const programs = [
    cachedCheck(bench, 'none'),
    vscodeReferences(bench, { file, patience: PATIENCE }),
    { ...rumdlCheck(bench, { roots: ['.'], cache: 'empty' }), patience: PATIENCE },
    { ...rumdlCheck(bench, { roots: ['.'], cache: 'filled' }), patience: PATIENCE },
  ];
  /** @type {({ name: string, timesOurs: number } & import('./measure.mjs').Measurement)[]} */
  const rows = [];
  for (const program of programs) {
    console.error(`Waiting for ${program.name}`);
    const measured = await measure(program);
    rows.push({ name: program.name, ...measured, timesOurs: measured.wall / (rows[0]?.wall ?? measured.wall) });
  }
  return { title, text: table(COLUMNS, rows), rows, limits: [] };
}

/** @type {readonly import('./table.mjs').Column<any>[]} */
const COLUMNS = [
  { title: 'program', align: 'left', text: ({ name }) => name },
  { title: 'wall clock', text: ({ wall }) => time(wall) },
  { title: '× ours', text: ({ timesOurs }) => times(timesOurs) },
  { title: 'memory', text: ({ memory }) => megabytes(memory) },
  { title: 'how it ended', align: 'left', text: ({ failure }) => failure ?? 'done' },
];
