import { type Locator, type Page, expect } from '@playwright/test';

/** What chooses the engine that the page shows: the button in the header with its list, and the list in the sidebar. */
export class EngineSwitch {
  readonly #page: Page;
  readonly button: Locator;
  readonly popover: Locator;
  readonly list: Locator;
  readonly sidebar: Locator;
  readonly add: Locator;
  /** Shows all of them. */
  readonly all: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.button = page.getByTestId('engine-pill').last();
    this.popover = page.getByTestId('engine-menu');
    this.list = this.popover.getByRole('list', { name: 'Engines' });
    this.sidebar = page.getByRole('region', { name: 'Engines' });
    this.all = page.locator('[data-engine="*"]');
    this.add = this.popover.getByRole('button', { name: 'Add engine…' });
  }

  async open(): Promise<void> {
    await this.button.click();
    await expect(this.popover).toBeVisible();
  }

  /** The button of an engine in the list of the header. */
  row(name: string): Locator {
    return this.#page.locator(`[data-engine="${name}"]`);
  }

  removeButton(name: string): Locator {
    return this.popover.getByRole('button', { name: `Remove the engine ${name}` });
  }

  inSidebar(name: string): Locator {
    return this.sidebar.getByRole('button', { name });
  }

  /** The checkbox of an engine in the list of the header. */
  box(name: string): Locator {
    return this.popover.getByRole('checkbox', { name: `Show ${name}`, exact: true });
  }

  boxInSidebar(name: string): Locator {
    return this.sidebar.getByRole('checkbox', { name: `Show ${name}`, exact: true });
  }

  async choose(name: string): Promise<void> {
    await this.open();
    await this.row(name).click();
    await expect(this.popover).toBeHidden();
  }

  async expectShown(name: string): Promise<void> {
    await expect(this.button).toContainText(name);
    await expect(this.inSidebar(name)).toHaveAttribute('aria-pressed', 'true');
  }

  /** Expects exactly these engines to be shown. */
  async expectAllShown(...names: string[]): Promise<void> {
    const shown = this.sidebar.getByRole('checkbox', { checked: true });
    await expect
      .poll(async () => shown.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label'))))
      .toEqual(names.map((name) => `Show ${name}`));
  }
}
