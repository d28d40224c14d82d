import { type Locator, type Page, expect } from '@playwright/test';

/** The matrix view. Its cells are drawn on canvases; the corner shows the text of the cell under the pointer. */
export class MatrixPage {
  readonly grid: Locator;
  /** The text of the cell under the pointer or with the focus. */
  readonly cellText: Locator;
  /** The cell or header that has the focus. */
  readonly focused: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.grid = page.getByRole('grid', { name: /^Reachability:/ });
    this.cellText = page.getByTestId('cell-text');
    this.focused = this.grid.locator(':focus');
  }

  async waitUntilShown(): Promise<void> {
    await expect(this.grid).toBeVisible({ timeout: 20_000 });
  }

  /** The header of the row or column of a container, a project, the host or the outside, by its whole name. */
  header(axis: 'row' | 'column', name: string): Locator {
    const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return this.grid.getByRole(`${axis}header`, { name: new RegExp(`^${escaped}(,|$)`) });
  }

  /** The text of a cell. Both of its headers must be in sight. */
  async read(from: string, to: string): Promise<string> {
    const { x, y } = await this.#middleOf(from, to);
    await this.#page.mouse.move(x, y);
    return this.cellText.innerText();
  }

  async click(from: string, to: string): Promise<void> {
    const { x, y } = await this.#middleOf(from, to);
    await this.#page.mouse.click(x, y);
  }

  async foldAll(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Fold all', exact: true }).click();
  }

  async #middleOf(from: string, to: string): Promise<{ x: number; y: number }> {
    const row = await this.header('row', from).boundingBox();
    const column = await this.header('column', to).boundingBox();
    if (!row || !column) throw new Error(`${from} or ${to} has no row or column in sight.`);
    return { x: column.x + column.width / 2, y: row.y + row.height / 2 };
  }
}
