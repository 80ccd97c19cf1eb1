/** Whether what is written shows colours. */
import type { Io } from './io.js';

/** FORCE_COLOR before NO_COLOR before the terminal, as most tools have it. */
export function wantsColour({ env, isOutTerminal }: Io): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR']) return false;
  return isOutTerminal && env['TERM'] !== 'dumb';
}
