/** The formats that problems are written in. */
import { reportGithub } from './github.js';
import { reportJson } from './json.js';
import { reportJunit } from './junit.js';
import type { Reporter } from './report.js';
import { reportSarif } from './sarif.js';
import { statisticsJson, statisticsText } from './statistics.js';
import { reportText } from './text.js';

export const REPORTERS = {
  text: reportText,
  json: reportJson,
  sarif: reportSarif,
  github: reportGithub,
  junit: reportJunit,
} satisfies Readonly<Record<string, Reporter>>;

/** How problems are counted; formats that list them only list them. */
export const STATISTICS: Readonly<Record<Format, Reporter>> = {
  ...REPORTERS,
  text: statisticsText,
  json: statisticsJson,
};

export type Format = keyof typeof REPORTERS;

export function isFormat(name: string): name is Format {
  return Object.hasOwn(REPORTERS, name);
}
