/** VS Code's page, and what a person does on it. */
import type { Locator, Page } from 'playwright-core';

export interface Workbench {
  readonly page: Page;
  /** The folder of the archive on the disk, which other programs change too. */
  readonly archive: string;
  /** Keeps a picture of the page under a name. */
  readonly photograph: (name: string) => Promise<void>;
}

/** Opens a file the way one does by hand: Ctrl+P, its name, Enter. */
export async function openFile({ page }: Workbench, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  const input = page.locator('.quick-input-widget input.input');
  await input.fill(name);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor();
  await page.keyboard.press('Enter');
  await tab(page, name).waitFor();
  await page.locator('.editor-instance .view-line').first().waitFor();
}

/** Runs a command of ours from the palette. */
export async function runCommand({ page }: Workbench, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input.input').fill(`>Event Archive: ${title}`);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).waitFor();
  await page.keyboard.press('Enter');
}

/** Rests the mouse on the first error, which is of that rule, until its hover says so and offers a fix. */
export async function hoverError({ page }: Workbench, rule: string): Promise<Locator> {
  const squiggle = page.locator('.squiggly-error').first();
  await squiggle.waitFor();
  const hover = page.locator('.monaco-hover:visible', { hasText: rule });
  await hoverUntil(page, squiggle, hover.getByText('Quick Fix...'));
  return hover;
}

/** A message of ours in the corner. */
export function message(page: Page, said: string | RegExp): Locator {
  return page.locator('.notification-toast', { hasText: said });
}

/** The tab in front, when it is the file's. */
export function tab(page: Page, name: string): Locator {
  return page.locator(`.tab.active[data-resource-name="${name}"]`);
}

/**
 * Rests the mouse on something until what it should show is there. VS Code takes a hover back when a lens or a panel moves the
 * lines under the mouse; a person moves the mouse once more then.
 */
async function hoverUntil(page: Page, target: Locator, shown: Locator): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    // Text lies over its underline, hence the force.
    await target.hover({ force: true });
    try {
      return await shown.waitFor({ timeout: 3000 });
    } catch (error) {
      if (attempt === 10) throw error;
      await page.mouse.move(0, 0);
    }
  }
}
