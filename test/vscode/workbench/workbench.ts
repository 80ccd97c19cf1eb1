/** VS Code's page, and what a person does on it. */
import type { Locator, Page } from 'playwright-core';

export interface Workbench {
  readonly page: Page;
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

/** The tab in front, when it is the file's. */
export function tab(page: Page, name: string): Locator {
  return page.locator(`.tab.active[data-resource-name="${name}"]`);
}
