/** An editor's work on the page of VS Code: what is moved, written twice or wrong is put right, as seen, clicked and typed. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hoverError, message, openFile, runCommand, tab, type Workbench } from './workbench.js';

const lighthouse = 'the-lesser-skarn-lighthouse-is-lit-again-after-eleven-dark-years.md';
const observatory = 'cape-thole-observatory-reopens-under-a-new-dome-three-years-after-the-storm.md';
const memorial = 'a-memorial-to-the-thirty-one-dead-of-the-aurora-is-unveiled-beside-the-lesser-skarn-lighthouse.md';
const coalition = 'edda-varrow-opens-coalition-talks-with-the-five-deputies-of-the-c-te-grise-who-ask-for-a-bridge.md';
const deputy =
  'marit-osk-is-elected-for-great-skarn-with-nine-votes-in-ten-the-ballot-boxes-come-to-the-count-by-ferry.md';

export const tests: Readonly<Record<string, (workbench: Workbench) => Promise<void>>> = {
  'a relation that leads nowhere is repaired with the event that was meant': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, coalition);
    await (await hoverError(workbench, 'unresolved-relation')).getByText('Quick Fix...').click();
    await page
      .locator('.action-widget .monaco-list-row.focused', { hasText: '2014 Halvern general election' })
      .waitFor();
    await photograph('repair');
    await page.keyboard.press('Enter');
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  },

  'a heading and a folder that name two days are made to agree, in either direction': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, deputy);
    await (await hoverError(workbench, 'date-mismatch')).getByText('Quick Fix...').click();
    const move = page.locator('.action-widget .monaco-list-row', { hasText: 'Move the event to 2014-06-16' });
    await move.waitFor();
    await photograph('right-day');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await tab(page, deputy).waitFor();
    await page.locator('.breadcrumbs-control, .monaco-breadcrumbs', { hasText: '16' }).first().waitFor();
  },

  'a file is renamed in the explorer, and every link to it follows': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, memorial);
    await page.locator('.codelens-decoration').first().waitFor();
    await page.locator('.explorer-folders-view .monaco-list-row.selected', { hasText: 'a-memorial' }).click();
    await page.keyboard.press('F2');
    const box = page.locator('.explorer-item-edited input');
    await box.fill('memorial-to-the-aurora.md');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box', { hasText: 'Event Archive' }).waitFor();
    await photograph('rename-file');
    await page.locator('.monaco-dialog-box').getByRole('button', { name: 'OK' }).click();
    await tab(page, 'memorial-to-the-aurora.md').waitFor();
    // The files that have followed are open; one is chosen with the mouse, because VS Code takes the keyboard back after a rename.
    await page.locator(`.tab.dirty[data-resource-name="${lighthouse}"]`).click();
    await tab(page, lighthouse).waitFor();
    await page.locator('.view-line', { hasText: 'memorial-to-the-aurora.md' }).first().waitFor();
    await photograph('renamed-file');
    await page.locator('.squiggly-error').waitFor({ state: 'detached' });
  },

  'links to an event that another program has moved are repaired after a look': async (workbench) => {
    const { page, archive, photograph } = workbench;
    await openFile(workbench, lighthouse);
    await page.locator('.codelens-decoration').first().waitFor();
    const folder = join(archive, 'news/2018/03/1');
    renameSync(join(folder, memorial), join(folder, 'memorial-to-the-aurora.md'));
    const offer = message(page, /moved/);
    await offer.waitFor();
    await photograph('moved-outside');
    await offer.getByRole('button', { name: 'Show the Changes' }).click();
    await page.locator('.multiDiffEntry').first().waitFor();
    await page.locator('.view-line', { hasText: 'memorial-to-the-aurora.md' }).first().waitFor();
    await photograph('moved-outside-changes');
    await message(page, /./).getByRole('button', { name: 'Repair' }).click();
    await openFile(workbench, lighthouse);
    await page.locator('.view-line', { hasText: 'memorial-to-the-aurora.md' }).first().waitFor();
    await page.locator('.squiggly-error').waitFor({ state: 'detached' });
  },

  'all safe problems of the archive are mended after a look at the changes': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, lighthouse);
    await page.locator('.codelens-decoration').first().waitFor();
    await runCommand(workbench, 'Fix All Safe Problems of the Archive...');
    const offer = message(page, /problems with a safe fix/);
    await offer.getByRole('button', { name: 'Show the Changes' }).click();
    await page.locator('.multiDiffEntry').first().waitFor();
    await message(page, /problems with a safe fix/)
      .getByRole('button', { name: 'Mend Them' })
      .waitFor();
    await photograph('fix-archive');
    await message(page, /problems with a safe fix/)
      .getByRole('button', { name: 'Mend Them' })
      .click();
    await message(page, /were mended/).waitFor();
  },

  'an event that is written down twice is found, compared and merged': async (workbench) => {
    const { page, archive, photograph } = workbench;
    const path = join(archive, 'news/2012/03/1', lighthouse);
    const again = readFileSync(path, 'utf8').replace('after eleven dark years', 'after eleven years');
    writeFileSync(join(dirname(path), 'lesser-skarn-lighthouse-lit-again.md'), again);
    await openFile(workbench, lighthouse);
    await page.locator('.codelens-decoration').first().waitFor();
    await runCommand(workbench, 'Find Doubles...');
    const pair = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'lighthouse is lit again' });
    await pair.waitFor();
    await photograph('doubles');
    await page.keyboard.press('Enter');
    const keep = page.locator('.quick-input-list .monaco-list-row', { hasText: /Keep the (left|right) one/ });
    await page.locator('.diff-editor-active, .monaco-diff-editor').first().waitFor();
    await keep.first().waitFor();
    await photograph('doubles-compared');
    await keep.first().click();
    await page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
  },

  'the address of a source is typed, and its outlet is named': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, observatory);
    await page.locator('.codelens-decoration').first().waitFor();
    await page.locator('.view-line', { hasText: 'thole.observatory.example' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('http://www.harbour-herald.example/lighthouse');
    await page.keyboard.press('Control+Space');
    const offered = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'Harbour Herald' }).first();
    await offered.waitFor();
    await photograph('source');
    await offered.click();
    await page
      .locator('.view-line', { hasText: '[Harbour Herald](http://www.harbour-herald.example/lighthouse)' })
      .waitFor();
  },
};
