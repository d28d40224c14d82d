import type { Locator, Page } from '@playwright/test';
import { Dialog } from './Dialog.ts';

/** The dialog that removes unused networks by a preview. */
export class PruneDialog extends Dialog {
  constructor(page: Page) {
    super(page, 'Prune networks');
  }

  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'More changes' }).click();
    await this.page.getByRole('menuitem', { name: 'Prune networks…' }).click();
    await this.root.waitFor();
  }

  checkbox(name: string): Locator {
    return this.root.getByRole('checkbox', { name });
  }

  row(name: string): Locator {
    return this.root.getByRole('listitem').filter({ hasText: name });
  }

  async filterByLabel(label: string): Promise<void> {
    const field = this.root.getByRole('combobox', { name: 'Labels' });
    await field.fill(label);
    await field.press('Enter');
    await this.root.getByText('Looking for unused networks…').waitFor({ state: 'hidden' });
  }

  /** The dialog that names the networks that a prune did not remove. */
  get keptDialog(): Locator {
    return this.page.getByTestId('pruned');
  }
}
