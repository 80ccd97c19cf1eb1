/** An author's work on the page of VS Code: relations are found, lists go on, days get their index, tags are looked through. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { message, openFile, runCommand, tab, type Workbench } from './workbench.js';

const lighthouse = 'the-lesser-skarn-lighthouse-is-lit-again-after-eleven-dark-years.md';
const herring = 'the-herring-season-opens-on-the-c-te-grise-three-weeks-late-because-the-sea-is-too-cold.md';
const coalition = 'edda-varrow-opens-coalition-talks-with-the-five-deputies-of-the-c-te-grise-who-ask-for-a-bridge.md';
const memorial = 'a-memorial-to-the-thirty-one-dead-of-the-aurora-is-unveiled-beside-the-lesser-skarn-lighthouse.md';

export const tests: Readonly<Record<string, (workbench: Workbench) => Promise<void>>> = {
  'what relates to an event is shown from the line above its title': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, memorial);
    await page.locator('.codelens-decoration', { hasText: 'events relate to this one' }).locator('a').first().click();
    const peek = page.locator('.peekview-widget');
    await peek.locator('.monaco-list-row', { hasText: 'the-lesser-skarn-lighthouse' }).first().waitFor();
    await peek.locator('.preview .view-line').first().waitFor();
    await photograph('references');
  },

  'an event is found by words of its title in any order, with a slip of the keyboard': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, memorial);
    await page.locator('.codelens-decoration').first().waitFor();
    await page.keyboard.press('Control+T');
    await page.locator('.quick-input-widget input.input').fill('#skarn lighthose lit');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'The Lesser Skarn lighthouse is lit again' })
      .first()
      .waitFor();
    await photograph('search');
    await page.keyboard.press('Enter');
    await tab(page, lighthouse).waitFor();
  },

  'relations are suggested, chosen from a list, and added back again too': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, memorial);
    await page.locator('.codelens-decoration').first().waitFor();
    await runCommand(workbench, 'Suggest Relations...');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    const charges = rows.filter({ hasText: 'charges three directors of the Skarn Line' });
    const asteroid = rows.filter({ hasText: 'names an asteroid after the Stenwick lifeboat' });
    await charges.getByRole('checkbox').click();
    await asteroid.getByRole('checkbox').click();
    await page.locator('.quick-input-widget', { hasText: '2 Selected' }).waitFor();
    await photograph('suggested-relations');
    await page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
    const back = rows.filter({ hasText: 'Add 2 relations and relate back' });
    await back.waitFor();
    await back.click();
    const added = page.locator('.view-line', {
      hasText: 'wenna-sill-names-an-asteroid-after-the-stenwick-lifeboat.md',
    });
    await added.first().waitFor();
    await page.locator('.view-line', { hasText: '_Context: Stenwick lifeboat_' }).first().waitFor();
    await openFile(workbench, 'wenna-sill-names-an-asteroid-after-the-stenwick-lifeboat.md');
    await page.locator('.view-line', { hasText: memorial }).first().waitFor();
  },

  'Enter behind an item begins the next one with its number': async (workbench) => {
    const { page } = workbench;
    await openFile(workbench, lighthouse);
    await page.locator('.codelens-decoration').first().waitFor();
    await page.locator('.view-line', { hasText: '1. [' }).first().click();
    // The line is wrapped: twice leads to where it ends.
    await page.keyboard.press('End');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: /^2\.\s$/ }).waitFor();
    await page.keyboard.type('https://thole.observatory.example/lamp');
    await page.locator('.view-line', { hasText: '2. https://thole.observatory.example/lamp' }).waitFor();
  },

  'an event that came from elsewhere is listed when the index of its day is rebuilt': async (workbench) => {
    const { page, archive, photograph } = workbench;
    const text =
      '### [2012-05-12](/news/2012/05/12/index.md)\n\n# Ferry to Lesser Skarn is late\n\nThe tide was out.\n';
    writeFileSync(join(archive, 'news/2012/05/12/ferry-to-lesser-skarn-is-late.md'), text);
    await openFile(workbench, herring);
    await page.locator('.codelens-decoration').first().waitFor();
    await runCommand(workbench, 'Rebuild Day Index');
    await page.locator('.statusbar-item', { hasText: 'The day index was rebuilt' }).waitFor();
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'index.md' }).first().click();
    await tab(page, 'index.md').waitFor();
    await page.locator('.view-line', { hasText: '[Ferry to Lesser Skarn is late ]' }).first().waitFor();
    await photograph('rebuilt-day');
  },

  'the configuration of the archive is completed and checked while it is typed, and counts once it is saved': async (
    workbench,
  ) => {
    const { page, archive, photograph } = workbench;
    writeFileSync(join(archive, 'event-archive.json'), '{\n  // Ours.\n  \n}\n');
    await openFile(workbench, coalition);
    await page.locator('.squiggly-error').first().waitFor();
    await openFile(workbench, 'event-archive.json');
    await page.locator('.view-line', { hasText: '// Ours.' }).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.insertText('"rulez": {}');
    await page.locator('.squiggly-warning').first().waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'rules' }).first().waitFor();
    await photograph('configuration');
    await page.keyboard.press('Escape');
    await page.keyboard.insertText('"rules": { "unresolved-relation": "off" }');
    await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+S');
    await openFile(workbench, coalition);
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  },

  'a tag that no text bears out is taken out of its relations after a look at the changes': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, lighthouse);
    await page.locator('.codelens-decoration').first().waitFor();
    await runCommand(workbench, 'Tag Report...');
    const panel = page.locator('.panel .monaco-list-row');
    const part = panel.filter({ hasText: 'Borne out by no text' });
    await panel.filter({ hasText: 'port alder → Port Alder' }).and(page.locator('.focused')).waitFor();
    await part.click();
    const finding = panel.filter({ hasText: 'in 4 of 13 relations' });
    await finding.click();
    await panel.filter({ hasText: '→' }).nth(1).waitFor();
    await page.keyboard.press('Alt+Enter');
    await page.locator('.multiDiffEntry').first().waitFor();
    const question = message(page, 'Take tag "Cape Thole Observatory" out where no text bears it out?');
    await question.getByRole('button', { name: 'Take It Out' }).waitFor();
    await message(page, 'Planning the change').waitFor({ state: 'detached' });
    await photograph('tag-taken-out');
    await question.getByRole('button', { name: 'Take It Out' }).click();
    await finding.waitFor({ state: 'detached' });
  },
};
