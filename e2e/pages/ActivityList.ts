import { type Locator, type Page, expect } from '@playwright/test';

/** The list of changes, and the toasts that tell of them. */
export class ActivityList {
  readonly #page: Page;
  readonly root: Locator;
  /** The toast after a change. */
  readonly done: Locator;
  /** The toast after an undo. */
  readonly undone: Locator;
  /** The toast of a change or an undo that was refused. */
  readonly refused: Locator;
  readonly button: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole('dialog', { name: 'Activity' });
    this.done = page.getByTestId('done');
    this.undone = page.getByTestId('undone');
    this.refused = page.getByTestId('refused');
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

  /** Undoes by the button in the toast. */
  async undoByToast(): Promise<void> {
    await this.done.last().getByRole('button', { name: 'Undo' }).click();
  }
}
