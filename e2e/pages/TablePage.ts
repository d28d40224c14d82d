import { type Locator, type Page, expect } from '@playwright/test';

export type TableName = 'Containers' | 'Networks' | 'Attachments';

/** One row: the text of each cell by the title of its column. */
export type RowText = Record<string, string>;

/** The table view. */
export class TablePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async openTab(name: TableName): Promise<void> {
    await this.#page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
    await expect(this.grid(name)).toBeVisible();
  }

  grid(name: TableName): Locator {
    return this.#page.getByRole('grid', { name });
  }

  /** The row of a container, a network, or an attachment (`web on back`). */
  row(name: string): Locator {
    return this.#page.locator(`[role=row][data-name=${JSON.stringify(name)}]`);
  }

  /** Every row in sight, by its name. Lines within a cell are joined by " | ". */
  async read(name: TableName): Promise<Map<string, RowText>> {
    const rows = await this.grid(name).evaluate((grid) => {
      const text = (cell: Element) => {
        const lines = [...cell.querySelectorAll('[class*=line]')].map((line) => line.textContent);
        return (lines.length > 0 ? lines.join(' | ') : cell.textContent).replaceAll(/\s+/g, ' ').trim();
      };
      const titles = [...grid.querySelectorAll('[role=columnheader]')].map((header) => header.textContent);
      return [...grid.querySelectorAll('[role=row][data-name]')].map((row): [string, [string, string][]] => [
        row.getAttribute('data-name') ?? '',
        [...row.querySelectorAll('[role=rowheader], [role=gridcell]')]
          .slice(0, titles.length - 1)
          .map((cell, at) => [titles[at] ?? '', text(cell)]),
      ]);
    });
    return new Map(rows.map(([row, cells]) => [row, Object.fromEntries(cells)]));
  }

  /** Opens the menu with the actions of a row. */
  async openMenu(name: string): Promise<Locator> {
    await this.row(name)
      .getByRole('button', { name: /^Actions for/ })
      .click();
    const menu = this.#page.getByRole('menu');
    await expect(menu).toBeVisible();
    return menu;
  }
}
