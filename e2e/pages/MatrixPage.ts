import { type Locator, type Page, expect } from '@playwright/test';

/** The matrix view. Its cells are drawn: what one says stands in the corner while the pointer is on it. */
export class MatrixPage {
  readonly grid: Locator;
  /** What the cell under pointer or focus says. */
  readonly said: Locator;
  /** The element of the cell or head that has the focus. */
  readonly focused: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.grid = page.getByRole('grid', { name: /^Who reaches whom/ });
    this.said = page.getByTestId('cell-said');
    this.focused = this.grid.locator(':focus');
  }

  async waitUntilComputed(): Promise<void> {
    await expect(this.grid).toHaveAttribute('aria-busy', 'false', { timeout: 20_000 });
  }

  /** The head of a container's, a project's, the host's or the outside's line; the name is whole. */
  head(axis: 'row' | 'column', name: string): Locator {
    const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return this.grid.getByRole(`${axis}header`, { name: new RegExp(`^${escaped}(,|$)`) });
  }

  /** What a cell says; both heads must be in sight. */
  async read(from: string, to: string): Promise<string> {
    const { x, y } = await this.#middleOf(from, to);
    await this.#page.mouse.move(x, y);
    return this.said.innerText();
  }

  async click(from: string, to: string): Promise<void> {
    const { x, y } = await this.#middleOf(from, to);
    await this.#page.mouse.click(x, y);
  }

  async foldAll(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Fold all', exact: true }).click();
  }

  async #middleOf(from: string, to: string): Promise<{ x: number; y: number }> {
    const row = await this.head('row', from).boundingBox();
    const column = await this.head('column', to).boundingBox();
    if (!row || !column) throw new Error(`${from} or ${to} has no line in sight.`);
    return { x: column.x + column.width / 2, y: row.y + row.height / 2 };
  }
}
