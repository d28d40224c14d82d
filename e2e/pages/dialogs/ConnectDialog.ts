import { type Locator, type Page, expect } from '@playwright/test';
import { Dialog } from './Dialog.ts';

/** The fields of the connect form, by their labels. */
export interface ConnectFields {
  Aliases?: string;
  'IPv4 address'?: string;
  'IPv6 address'?: string;
  'Link-local addresses'?: string;
  Links?: string;
  'Gateway priority'?: string;
}

const fieldsInMore = new Set(['Links', 'Gateway priority']);

/** The dialog that connects containers to networks. */
export class ConnectDialog extends Dialog {
  constructor(page: Page) {
    super(page, 'Connect');
  }

  get networksField(): Locator {
    return this.root.getByRole('combobox', { name: 'Networks' });
  }

  get containersField(): Locator {
    return this.root.getByRole('combobox', { name: 'Containers' });
  }

  /** The rows with the outcome of each pair, where there are several pairs. */
  get pairs(): Locator {
    return this.root.getByRole('list', { name: 'Attachments' }).getByRole('listitem');
  }

  /** A container or network that has been chosen. */
  chosen(name: string): Locator {
    return this.root.getByText(name, { exact: true });
  }

  async chooseNetwork(name: string): Promise<void> {
    await this.#choose(this.networksField, name);
  }

  async chooseContainer(name: string): Promise<void> {
    await this.#choose(this.containersField, name);
  }

  field(label: keyof ConnectFields): Locator {
    return this.root.getByLabel(label, { exact: true });
  }

  /** Unfolds a section, unless it is open already. */
  async unfold(title: 'Addresses' | 'More'): Promise<void> {
    const section = this.root.locator('details', { has: this.page.getByText(title, { exact: true }) });
    if ((await section.getAttribute('open')) === null) await section.locator('summary').click();
  }

  /** Fills fields, and unfolds the sections that they are in. */
  async fillMore(fields: ConnectFields): Promise<void> {
    for (const [label, text] of Object.entries(fields)) {
      if (label !== 'Aliases') await this.unfold(fieldsInMore.has(label) ? 'More' : 'Addresses');
      await this.root.getByLabel(label, { exact: true }).fill(text as string);
    }
  }

  async #choose(field: Locator, name: string): Promise<void> {
    await field.fill(name);
    await this.page.getByRole('option', { name }).first().click();
  }

  async expectOpenWith(container: string, network: string): Promise<void> {
    await expect(this.chosen(container)).toBeVisible();
    await expect(this.chosen(network)).toBeVisible();
  }
}
