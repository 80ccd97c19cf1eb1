// @ts-check
/** What each checker calls a broken link, held against the disk. */
import { readFileSync } from 'node:fs';
import { none } from './bench.mjs';
import { falseReports, missedLinks } from './broken-links.mjs';
import { measure } from './measure.mjs';
import { eventArchiveCheck, reportsOfEventArchive } from './peers/event-archive.mjs';
import { BOTH_ROOTS, reportsOfRumdl, rumdlCheck } from './peers/rumdl.mjs';
import { reportsOfVscode, vscodeCheck } from './peers/vscode-check.mjs';
import { number, table } from './table.mjs';

/**
 * @param {import('./bench.mjs').RealBench} bench
 * @returns {Promise<import('./bench.mjs').Result>}
 */
export async function falseReportsOfAll(bench) {
  console.error('Counting false reports');
  const rows = [];
  for (const { program, setUp, read } of checkers(bench)) {
    await measure(program);
    const reports = read(readFileSync(program.output, 'utf8'), bench);
    const whyFalse = falseReports(bench.archive, reports);
    const total = Object.values(whyFalse).reduce((sum, count) => sum + count, 0);
    rows.push({
      name: program.name,
      setUp,
      reports: reports.length,
      false: total,
      whyFalse,
      missed: missedLinks(bench.links, reports),
    });
  }
  const broken = bench.links.filter(({ isBroken }) => isBroken).length;
  const [ours] = rows;
  return {
    title: `False reports: ${number(broken)} of ${number(bench.links.length)} links between files are truly broken`,
    text: table(COLUMNS, rows),
    rows,
    limits: [none('no false report of ours', ours?.false ?? NaN), none('no broken link missed', ours?.missed ?? NaN)],
  };
}

/** @param {import('./bench.mjs').RealBench} bench */
function checkers(bench) {
  const archive = 'the archive';
  const above = 'the folder above it';
  return [
    { program: eventArchiveCheck(bench), setUp: 'told nothing', read: reportsOfEventArchive },
    {
      program: vscodeCheck(bench, { workspace: 'archive' }),
      setUp: `workspace: ${archive}`,
      read: reportsOfVscode,
    },
    {
      program: vscodeCheck(bench, { workspace: 'folder above' }),
      setUp: `workspace: ${above}`,
      read: reportsOfVscode,
    },
    { program: rumdlCheck(bench, { roots: ['.'], cache: 'none' }), setUp: `roots: ${archive}`, read: reportsOfRumdl },
    {
      program: rumdlCheck(bench, { roots: BOTH_ROOTS, cache: 'none' }),
      setUp: `roots: ${archive}, ${above}`,
      read: reportsOfRumdl,
    },
  ];
}

/** @type {readonly import('./table.mjs').Column<any>[]} */
const COLUMNS = [
  { title: 'program', align: 'left', text: ({ name }) => name },
  { title: 'set up', align: 'left', text: ({ setUp }) => setUp },
  { title: 'reports', text: ({ reports }) => number(reports) },
  { title: 'false', text: (row) => number(row.false) },
  { title: 'missed', text: ({ missed }) => number(missed) },
  {
    title: 'false because it means',
    align: 'left',
    text: ({ whyFalse }) =>
      Object.entries(whyFalse)
        .map(([why, count]) => `${why}: ${number(count)}`)
        .join(', '),
  },
];
