import { type Locator, type Page, expect } from '@playwright/test';
import { Dialog } from './Dialog.ts';

export interface NewContainer {
  image: string;
  name: string;
  networks?: { name: string; aliases?: string; ipv4?: string; ipv6?: string }[];
  ports?: { hostIp?: string; hostPort?: string; containerPort: string; protocol?: string }[];
  command?: string;
  environment?: string;
  restart?: string;
  labels?: Record<string, string>;
}

/** The dialog that runs a container. */
export class RunDialog extends Dialog {
  constructor(page: Page) {
    super(page, 'Run a container');
  }

  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'More changes' }).click();
    await this.page.getByRole('menuitem', { name: 'Run container…' }).click();
    await this.root.waitFor();
  }

  get image(): Locator {
    return this.root.getByRole('combobox', { name: 'Image' });
  }

  get name(): Locator {
    return this.root.getByRole('textbox', { name: 'Name', exact: true });
  }

  async chooseImage(image: string): Promise<void> {
    await this.image.fill(image);
    await this.page.getByRole('option', { name: image }).first().click();
  }

  async fill(wanted: NewContainer): Promise<void> {
    const { root, page } = this;
    await this.chooseImage(wanted.image);
    await this.name.fill(wanted.name);
    for (const { name, ...fields } of wanted.networks ?? []) {
      await root.getByRole('combobox', { name: 'Networks' }).fill(name);
      await page.getByRole('option', { name: new RegExp(`^${name} `) }).click();
      if (Object.keys(fields).length === 0) continue;
      const section = root.locator('details').filter({ hasText: `Names and addresses on ${name}` });
      await section.locator('summary').click();
      if (fields.aliases) await section.getByLabel('Aliases').fill(fields.aliases);
      if (fields.ipv4) await section.getByRole('textbox', { name: 'IPv4 address' }).fill(fields.ipv4);
      if (fields.ipv6) await section.getByRole('textbox', { name: 'IPv6 address' }).fill(fields.ipv6);
    }
    for (const [at, port] of (wanted.ports ?? []).entries()) await this.#publish(at + 1, port);
    const section = root.locator('details').filter({ hasText: 'Command, environment' });
    await section.locator('summary').click();
    if (wanted.command) await root.getByLabel('Command', { exact: true }).fill(wanted.command);
    if (wanted.environment) await root.getByLabel('Environment', { exact: true }).fill(wanted.environment);
    if (wanted.restart) {
      await root.getByRole('combobox', { name: 'Restart policy' }).click();
      await page.getByRole('option', { name: wanted.restart, exact: true }).click();
    }
    for (const [at, [key, value]] of Object.entries(wanted.labels ?? {}).entries()) {
      await root.getByRole('button', { name: 'Add a label' }).click();
      await root.getByLabel(`Name of label ${at + 1}`).fill(key);
      await root.getByLabel(`Value of label ${at + 1}`).fill(value);
    }
  }

  async #publish(row: number, port: NonNullable<NewContainer['ports']>[number]): Promise<void> {
    const { root } = this;
    await root.getByRole('button', { name: 'Publish a port' }).click();
    await expect(root.getByLabel(`Container port of port ${row}`)).toBeFocused();
    await this.page.keyboard.type(port.containerPort);
    if (port.hostIp) await root.getByLabel(`Host address of port ${row}`).fill(port.hostIp);
    if (port.hostPort) await root.getByLabel(`Host port of port ${row}`).fill(port.hostPort);
    if (port.protocol) await root.getByLabel(`Protocol of port ${row}`).selectOption(port.protocol);
  }
}
