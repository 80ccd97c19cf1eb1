// @ts-check
/** The least that a change to some files can take: reads each of those that a list names, and writes it as it is. */
import { readFileSync, writeFileSync } from 'node:fs';

const [, , list = ''] = process.argv;
for (const file of readFileSync(list, 'utf8').split('\n')) {
  if (file !== '') writeFileSync(file, readFileSync(file, 'utf8'));
}
