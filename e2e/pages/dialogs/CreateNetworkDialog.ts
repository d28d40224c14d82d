import { type Locator, type Page, expect } from '@playwright/test';
import { Dialog } from './Dialog.ts';

/** The fields of one subnet. */
export interface SubnetFields {
  subnet: string;
  gateway?: string;
  ipRange?: string;
  auxAddresses?: Record<string, string>;
}

export interface NewNetwork {
  name: string;
  driver?: string;
  parent?: string;
  subnets?: SubnetFields[];
  ipv6?: boolean;
  internal?: boolean;
  labels?: Record<string, string>;
  /** Driver options without a field of their own. */
  options?: Record<string, string>;
}

/** The title of a section that folds. */
export type SectionTitle = 'Addresses' | 'Behaviour' | 'Advanced';

/** The dialog that creates or duplicates a network. */
export class CreateNetworkDialog extends Dialog {
  constructor(page: Page, title = 'New network') {
    super(page, title);
  }

  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'New network' }).click();
    await this.root.waitFor();
  }

  field(label: string): Locator {
    return this.root.getByLabel(label, { exact: true });
  }

  /** Unfolds a section, unless it is open already. */
  async unfold(title: SectionTitle): Promise<void> {
    const section = this.root.locator('details', { has: this.page.getByText(title, { exact: true }) });
    if ((await section.getAttribute('open')) === null) await section.locator('summary').click();
  }

  async chooseDriver(driver: string): Promise<void> {
    await this.choose('Driver', new RegExp(`^${driver}`));
  }

  /** Chooses an entry of a combobox. */
  async choose(label: string, entry: string | RegExp): Promise<void> {
    await this.root.getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: entry }).click();
  }

  /** Fills rows of names and values. `one` is the singular by which the form calls a row, such as `label`. */
  async addPairs(one: string, pairs: Record<string, string>, within: Locator = this.root): Promise<void> {
    for (const [key, value] of Object.entries(pairs)) {
      await within.getByRole('button', { name: new RegExp(`^Add an? ${one}$`) }).click();
      const row = within.getByLabel(new RegExp(`^Name of ${one} `)).last();
      await expect(row).toBeFocused();
      await row.fill(key);
      await within
        .getByLabel(new RegExp(`^(?:Value|Address) of ${one} `))
        .last()
        .fill(value);
    }
  }

  async fill(network: NewNetwork): Promise<void> {
    await this.field('Name').fill(network.name);
    if (network.driver) await this.chooseDriver(network.driver);
    if (network.parent) await this.field('Parent interface').fill(network.parent);
    for (const [at, subnet] of (network.subnets ?? []).entries()) await this.#fillSubnet(at, subnet);
    if (network.ipv6) {
      await this.unfold('Addresses');
      await this.field('IPv6').check();
    }
    if (network.internal) {
      await this.unfold('Behaviour');
      await this.field('Internal').check();
    }
    if (network.labels || network.options) await this.unfold('Advanced');
    if (network.labels) await this.addPairs('label', network.labels);
    if (network.options) await this.addPairs('option', network.options);
  }

  async #fillSubnet(at: number, { subnet, gateway, ipRange, auxAddresses }: SubnetFields): Promise<void> {
    if (at > 0 || gateway || ipRange || auxAddresses) await this.unfold('Addresses');
    if (at > 0) await this.root.getByRole('button', { name: 'Add a subnet' }).click();
    await this.field(at === 0 ? 'Subnet' : `Subnet ${at + 1}`).fill(subnet);
    const group = this.root.getByRole('group', { name: `Subnet ${at + 1}` });
    if (gateway) await group.getByLabel('Gateway').fill(gateway);
    if (ipRange) await group.getByLabel('Range').fill(ipRange);
    if (auxAddresses) await this.addPairs('excluded address', auxAddresses, group);
  }
}
