/** The real archives beside the project, for tests that skip visibly where they are absent. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { projectRoot } from './project.js';

const shared = join(projectRoot, '../shared');

/** Why tests of the real archives cannot run, or false when they can: what `node:test` takes as `skip`. */
export const withoutShared = existsSync(shared) ? false : 'no ../shared beside the project';

/** The same for the Chinese archive, which has to be unpacked. */
export const withoutChinese = withoutShared || (canUnpack() ? false : 'no tar that unpacks .xz here');

export const seedFolder = join(shared, 'seed');
export const englishArchive = join(shared, 'archive-en');

let unpacked: string | undefined;

/** The root of the Chinese archive, unpacked into a temporary folder that goes when the tests of the file are done. */
export function chineseArchive(): string {
  if (unpacked !== undefined) return unpacked;
  const folder = mkdtempSync(join(tmpdir(), 'event-archive-zh-'));
  after(() => rmSync(folder, { recursive: true }));
  execFileSync('tar', ['xJf', join(shared, 'archive-zh-2003-2010.tar.xz'), '-C', folder]);
  return (unpacked = folder);
}

/** The paths of all Markdown files below a folder, relative to it, by no code of ours. */
export function markdownFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
}

function canUnpack(): boolean {
  try {
    execFileSync('xz', ['--version'], { stdio: 'ignore' });
    execFileSync('tar', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
