import { type Locator, type Page, expect } from '@playwright/test';

/** One field of the engine's JSON with what the dialog shows of it. */
export interface FieldText {
  path: (string | number)[];
  /** The command that prints it. */
  command: string;
}

/** The dialog with the engine's JSON as a tree. */
export class InspectDialog {
  readonly root: Locator;
  readonly tree: Locator;
  readonly search: Locator;
  readonly count: Locator;
  readonly detail: Locator;
  readonly value: Locator;
  readonly command: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByRole('dialog', { name: /^Inspect/ });
    this.tree = this.root.getByRole('tree');
    this.search = this.root.getByRole('textbox', { name: 'Search this JSON' });
    this.count = this.root.getByRole('status');
    this.detail = this.root.getByTestId('field');
    this.value = this.root.getByTestId('field-value');
    this.command = this.root.getByTestId('docker-command');
  }

  /** The row of a field. It is in the page only while it is in sight (R177). */
  row(...path: (string | number)[]): Locator {
    return this.tree.locator(`[role=treeitem][data-field=${JSON.stringify(JSON.stringify(path))}]`);
  }

  /** Finds a field by the search and clicks it. */
  async find(search: string, ...path: (string | number)[]): Promise<void> {
    await this.search.fill(search);
    await this.row(...path).click();
    await expect(this.row(...path)).toHaveAttribute('aria-selected', 'true');
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** Unfolds the whole tree by keyboard and reads path and command of each field. */
  async walk(): Promise<FieldText[]> {
    const { keyboard } = this.page;
    await this.tree.locator('[role=treeitem][tabindex="0"]').focus();
    await keyboard.press('Home');
    const fields: FieldText[] = [];
    for (let before = ''; ;) {
      const at = await this.#settled();
      if (at.id === before) return fields;
      before = at.id;
      fields.push({ path: JSON.parse(at.id) as FieldText['path'], command: at.command });
      if (at.isFolded) await keyboard.press('ArrowRight');
      await keyboard.press('ArrowDown');
    }
  }

  /** The field that has the focus, once the details show that field. */
  async #settled(): Promise<{ id: string; command: string; isFolded: boolean }> {
    const handle = await this.page.waitForFunction(() => {
      const row = document.activeElement;
      if (row?.getAttribute('aria-selected') !== 'true') return null;
      return {
        id: row.getAttribute('data-field') ?? '',
        command: document.querySelector('[role=dialog] [data-testid=docker-command]')?.textContent ?? '',
        isFolded: row.getAttribute('aria-expanded') === 'false',
      };
    });
    return (await handle.jsonValue()) as { id: string; command: string; isFolded: boolean };
  }
}
