import type { Locator, Page } from '@playwright/test';

/** The part of a pair's panel by which it is proved. */
export class ProvePart {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByTestId('inspector').getByRole('region', { name: 'Prove it' });
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name });
  }

  /** The line of one test by what it tries: a name, an address, an address with its port. */
  test(target: string): Locator {
    return this.root.locator('li', { has: this.root.page().getByText(target, { exact: true }) });
  }

  /** Types a port and tries it. */
  async tryPort(port: string): Promise<void> {
    await this.root.getByRole('textbox', { name: 'TCP to another port' }).fill(port);
    await this.button('Try').click();
  }
}
