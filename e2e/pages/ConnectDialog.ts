import { type Locator, type Page, expect } from '@playwright/test';
import { Dialog } from './Dialog.ts';

/** The dialog that connects containers to a network. */
export class ConnectDialog extends Dialog {
  constructor(page: Page) {
    super(page, 'Connect');
  }

  get networkField(): Locator {
    return this.root.getByRole('combobox', { name: 'Network' });
  }

  get containersField(): Locator {
    return this.root.getByRole('combobox', { name: 'Containers' });
  }

  /** What has been chosen as containers. */
  chosen(name: string): Locator {
    return this.root.getByText(name, { exact: true });
  }

  async chooseNetwork(name: string): Promise<void> {
    await this.networkField.fill(name);
    await this.#option(name).click();
  }

  async chooseContainer(name: string): Promise<void> {
    await this.containersField.fill(name);
    await this.#option(name).click();
  }

  /** Types names and addresses into the fields that are folded away at first. */
  async fillMore(fields: { Aliases?: string; 'IPv4 address'?: string; 'IPv6 address'?: string }) {
    if (!(await this.root.getByLabel('Aliases').isVisible())) {
      await this.root.getByText('Names and addresses').click();
    }
    for (const [label, text] of Object.entries(fields)) await this.root.getByLabel(label).fill(text);
  }

  #option(name: string): Locator {
    return this.page.getByRole('option', { name }).first();
  }

  async expectOpenWith(container: string, network: string): Promise<void> {
    await expect(this.chosen(container)).toBeVisible();
    await expect(this.networkField).toHaveValue(new RegExp(`^${network} `));
  }
}
