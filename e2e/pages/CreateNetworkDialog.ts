import type { Page } from '@playwright/test';
import { Dialog } from './Dialog.ts';

export interface NewNetwork {
  name: string;
  driver?: string;
  parent?: string;
  subnets?: { subnet: string; gateway?: string; ipRange?: string }[];
  ipv6?: boolean;
  internal?: boolean;
  attachable?: boolean;
  labels?: string;
  options?: string;
}

/** The dialog for a new network. */
export class CreateNetworkDialog extends Dialog {
  constructor(page: Page) {
    super(page, 'New network');
  }

  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'New network' }).click();
    await this.root.waitFor();
  }

  async fill(network: NewNetwork): Promise<void> {
    const { root } = this;
    await root.getByLabel('Name', { exact: true }).fill(network.name);
    if (network.driver) {
      await root.getByRole('combobox', { name: 'Driver' }).click();
      await this.page.getByRole('option', { name: network.driver, exact: true }).click();
    }
    if (network.parent) await root.getByLabel('Parent interface').fill(network.parent);
    for (const [at, { subnet, gateway, ipRange }] of (network.subnets ?? []).entries()) {
      await root.getByRole('button', { name: at === 0 ? 'Choose the subnet' : 'Another subnet' }).click();
      await root.getByRole('textbox', { name: 'Subnet' }).nth(at).fill(subnet);
      if (gateway) await root.getByRole('textbox', { name: 'Gateway' }).nth(at).fill(gateway);
      if (ipRange) await root.getByRole('textbox', { name: 'Range' }).nth(at).fill(ipRange);
    }
    if (network.ipv6) await root.getByLabel('IPv6', { exact: true }).check();
    if (network.internal) await root.getByLabel(/^Internal/).check();
    if (network.attachable) await root.getByLabel(/^Attachable/).check();
    if (network.labels === undefined && network.options === undefined) return;
    await root.getByText('Labels and driver options').click();
    if (network.labels) await root.getByLabel('Labels', { exact: true }).fill(network.labels);
    if (network.options) await root.getByLabel('Driver options').fill(network.options);
  }
}
