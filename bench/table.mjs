// @ts-check
/** Prints rows as a plain aligned table that reads the same on a terminal and in a log. */

/**
 * @template Row
 * @typedef {object} Column
 * @property {string} title
 * @property {(row: Row) => string} text
 * @property {'left'} [align] figures stand to the right
 */

/**
 * @template Row
 * @param {readonly Column<Row>[]} columns
 * @param {readonly Row[]} rows
 * @returns {string}
 */
export function table(columns, rows) {
  const cells = columns.map(({ title, text }) => [title, ...rows.map(text)]);
  const padded = cells.map((column, index) => {
    const width = Math.max(...column.map((cell) => cell.length));
    return column.map((cell) => (columns[index]?.align === 'left' ? cell.padEnd(width) : cell.padStart(width)));
  });
  const lines = ['', ...rows].map((_, line) =>
    padded
      .map((column) => column[line])
      .join('  ')
      .trimEnd(),
  );
  const rule = padded.map((column) => '-'.repeat(column[0]?.length ?? 0)).join('  ');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** @param {number} milliseconds */
export function time(milliseconds) {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${milliseconds.toFixed(milliseconds < 100 ? 1 : 0)} ms`;
}

/**
 * @param {import('./statistics.mjs').Spread} spread
 * @param {(value: number) => string} [unit]
 */
export function range({ least, most }, unit = time) {
  return `${unit(least)} – ${unit(most)}`;
}

/** @param {number | undefined} bytes */
export function megabytes(bytes) {
  return bytes === undefined || Number.isNaN(bytes) ? '–' : `${Math.round(bytes / 1024 / 1024)} MB`;
}

/** @param {number} factor */
export function times(factor) {
  return `${factor < 10 ? factor.toPrecision(2) : factor.toFixed(0)}×`;
}

/** @param {number} factor */
export function fixed(factor) {
  return `${factor.toFixed(1)}×`;
}

/** @param {number} count */
export function number(count) {
  return count.toLocaleString('en');
}
