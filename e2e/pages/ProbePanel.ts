import type { Locator, Page } from '@playwright/test';

/** The section of the pair panel that starts probes and shows their results. */
export class ProbePanel {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByTestId('inspector').getByRole('region', { name: 'Live test' });
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name });
  }

  /** The row of one test, found by its target: a name, an address, or an address with its port. */
  test(target: string): Locator {
    return this.root.locator('li', { has: this.root.page().getByText(target, { exact: true }) });
  }

  /** Types a port and starts a TCP test of it. */
  async testPort(port: string): Promise<void> {
    await this.root.getByRole('textbox', { name: 'TCP to another port' }).fill(port);
    await this.button('Test port').click();
  }
}
