import { type Locator, type Page, expect } from '@playwright/test';

/** The activity list, and the toasts after a change or an undo. */
export class ActivityList {
  readonly #page: Page;
  readonly root: Locator;
  /** The toast after a change. */
  readonly doneToast: Locator;
  /** The toast after an undo. */
  readonly undoneToast: Locator;
  /** The toast after a change or an undo that was refused. */
  readonly refusedToast: Locator;
  readonly button: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole('dialog', { name: 'Activity' });
    this.doneToast = page.getByTestId('done');
    this.undoneToast = page.getByTestId('undone');
    this.refusedToast = page.getByTestId('refused');
    this.button = page.getByRole('banner').getByRole('button', { name: /^Activity/ });
  }

  async open(): Promise<void> {
    await this.button.click();
    await expect(this.root).toBeVisible();
  }

  async close(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await expect(this.root).toBeHidden();
  }

  entry(summary: string | RegExp): Locator {
    return this.root.getByTestId('activity').filter({ hasText: summary }).first();
  }

  undoOf(summary: string | RegExp): Locator {
    return this.entry(summary).getByRole('button', { name: 'Undo' });
  }

  /** Clicks Undo in the newest toast. */
  async undoByToast(): Promise<void> {
    await this.doneToast.last().getByRole('button', { name: 'Undo' }).click();
  }
}
