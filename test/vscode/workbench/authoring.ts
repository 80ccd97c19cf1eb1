/** An author's work on the page of VS Code: what is seen, clicked and typed, not what an API says. */
import { hoverError, message, openFile, runCommand, tab, type Workbench } from './workbench.js';

const lighthouse = 'the-lesser-skarn-lighthouse-is-lit-again-after-eleven-dark-years.md';
const memorial = 'a-memorial-to-the-thirty-one-dead-of-the-aurora-is-unveiled-beside-the-lesser-skarn-lighthouse.md';
/** It has a mistake, so that an underline tells when the extension has read the archive. */
const observatory = 'cape-thole-observatory-reopens-under-a-new-dome-three-years-after-the-storm.md';
const asteroid = 'wenna-sill-names-an-asteroid-after-the-stenwick-lifeboat.md';

export const tests: Readonly<Record<string, (workbench: Workbench) => Promise<void>>> = {
  'a mistyped link is underlined, says why, and is mended with a click': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, lighthouse);
    await page.keyboard.press('Control+End');
    const mistyped = asteroid.replace('wenna-sill', 'Wenna-Sill');
    await page.keyboard.type(
      `3. [Wenna Sill names an asteroid](/news/2018/05/12/${mistyped}) _Context: Stenwick lifeboat_`,
    );
    const squiggle = page.locator('.squiggly-error').first();
    await squiggle.waitFor();

    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'unresolved-relation' }).waitFor();
    const hover = await hoverError(workbench, 'unresolved-relation');
    await photograph('broken-relation');

    await hover.getByText('Quick Fix...').click();
    await page.locator('.action-widget .monaco-list-row.focused', { hasText: asteroid }).waitFor();
    await photograph('quick-fix');
    await page.keyboard.press('Enter');
    await squiggle.waitFor({ state: 'detached' });
    await page.locator('.view-line', { hasText: asteroid }).last().waitFor();
  },

  'Ctrl+click on the label of a relation opens its event at the title': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, observatory);
    await page.locator('.squiggly-error').first().waitFor();
    // The lens above the title moves the lines below it: what is clicked on must not move any more.
    await page.locator('.codelens-decoration', { hasText: 'relate to this one' }).first().waitFor();
    await page.locator('.view-line span', { hasText: 'Wenna Sill names an asteroid' }).last().hover();
    await page.keyboard.down('Control');
    await page.locator('.view-line .goto-definition-link').first().waitFor();
    await photograph('related-label');
    // Clicks where the mouse is: moving it once more would draw the label anew under the click.
    await page.mouse.down();
    await page.mouse.up();
    await page.keyboard.up('Control');
    await tab(page, asteroid).waitFor();
    await page.locator('.active-line-number', { hasText: /^7$/ }).waitFor();
    await photograph('related-event');
  },

  'a context is completed with tags of the archive': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, lighthouse);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(`3. [The names are read](/news/2018/03/1/${memorial})`);
    await page.locator('.squiggly-warning').first().waitFor();
    await page.keyboard.type(' _Context: Great Skarn, Sk');
    const tag = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'Skarn Line' }).first();
    await tag.waitFor();
    await photograph('context-tags');
    await tag.click();
    const lastLine = page.locator('.view-line', { hasText: 'Great Skarn, Skarn Line' });
    await lastLine.last().waitFor();
    await page.locator('.suggest-widget.visible').waitFor({ state: 'detached' });
  },

  'the status item beside the language says how large the archive is': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, observatory);
    await page.locator('.squiggly-error').first().waitFor();
    await page.locator('[id="status.languageStatus"]').hover();
    await page.locator('.hover-language-status', { hasText: '44 events' }).first().waitFor();
    await photograph('status');
  },

  'every problem of the archive is in the panel when that is asked for': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, observatory);
    await page.locator('.squiggly-error').first().waitFor();
    await runCommand(workbench, 'Check Whole Archive');
    const said = message(page, /Event Archive: \d+ problems in \d+ files\./);
    await said.waitFor();
    await said.getByRole('button', { name: 'Show Problems' }).click();
    // Files that nobody has opened.
    await page
      .locator('.markers-panel .monaco-list-row', { hasText: 'the-inquiry-into-the-loss-of-the-aurora' })
      .waitFor();
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'malformed-source' }).first().waitFor();
    await photograph('whole-archive');
    await page.locator('[id="status.languageStatus"]').hover();
    await page
      .locator('.hover-language-status', { hasText: /44 events, \d+ problems/ })
      .first()
      .waitFor();
    await photograph('whole-archive-status');
  },

  'an event is created from the palette, one question after the other': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, observatory);
    await page.locator('.squiggly-error').first().waitFor();
    await runCommand(workbench, 'New Event...');
    const input = page.locator('.quick-input-widget input.input');
    for (const [step, answer] of [
      ['New Event (1 of 4)', '2 March 2018'],
      ['New Event (2 of 4)', 'The keeper of Lesser Skarn retires'],
      ['New Event (3 of 4)', 'http://www.skarn-islander.example/2018/0302-keeper.html'],
      ['New Event (4 of 4)', 'Lesser Skarn lighthouse, Great Skarn'],
    ] as const) {
      await page.locator('.quick-input-title', { hasText: step }).waitFor();
      await input.fill(answer);
      await photograph(`new-event-${step.slice(11, 12)}`);
      await page.keyboard.press('Enter');
    }
    await tab(page, 'the-keeper-of-lesser-skarn-retires.md').waitFor();
    await page.locator('.view-line', { hasText: '[Skarn Islander]' }).waitFor();
    await photograph('new-event');
  },

  'a title is corrected with F2, and its file and the relations to it follow': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, lighthouse);
    await page
      .locator('.codelens-decoration', { hasText: /relates? to this one/ })
      .first()
      .waitFor();
    await page.locator('.view-line span', { hasText: 'The Lesser Skarn lighthouse is lit again' }).first().click();
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input');
    await box.waitFor();
    await box.fill('The lighthouse of Lesser Skarn is lit again');
    await photograph('rename-title');
    await page.keyboard.press('Enter');
    await tab(page, 'the-lighthouse-of-lesser-skarn-is-lit-again.md').waitFor();
    await photograph('renamed-title');
    await openFile(workbench, memorial);
    await page.locator('.view-line', { hasText: '[The lighthouse of Lesser Skarn is lit again]' }).waitFor();
    await page.locator('.view-line', { hasText: 'the-lighthouse-of-lesser-skarn-is-lit-again.md' }).first().waitFor();
    await page.locator('.squiggly-error').waitFor({ state: 'detached' });
  },

  'near-duplicate tags are looked at and merged from the tag report by the keyboard alone': async (workbench) => {
    const { page, photograph } = workbench;
    await openFile(workbench, observatory);
    await page.locator('.squiggly-error').first().waitFor();
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input.input').fill('>Event Archive: Tag Report');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Tag Report...' }).waitFor();
    await page.keyboard.press('Enter');
    const finding = page.locator('.panel .monaco-list-row', { hasText: 'port alder → Port Alder' });
    await finding.and(page.locator('.focused')).waitFor();
    await page.keyboard.press('ArrowRight');
    const event = page.locator('.panel .monaco-list-row', { hasText: 'chains sixty boats' });
    await event.waitFor();
    await page.keyboard.press('ArrowDown');
    await event.and(page.locator('.focused')).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: 'port alder' }).last().waitFor();
    await photograph('tag-report');
    await page.keyboard.press('Control+Enter');
    await finding.waitFor({ state: 'detached' });
    await page.locator('.view-line', { hasText: 'Ferry strike (2013-2014), Port Alder_' }).last().waitFor();
  },
};
