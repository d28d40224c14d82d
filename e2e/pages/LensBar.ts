import type { Locator, Page } from '@playwright/test';

/** The chip that names the lens in use, and the list in the sidebar that switches the lens. */
export class LensBar {
  readonly root: Locator;
  readonly leave: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole('group', { name: 'Lens' });
    this.leave = this.root.getByRole('button', { name: /^Leave/ });
  }

  /** A row of the sidebar's list. */
  row(name: string | RegExp): Locator {
    return this.#page.getByRole('region', { name: 'Lens' }).getByRole('button', { name });
  }
}
