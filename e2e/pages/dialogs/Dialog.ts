import { type Locator, type Page, expect } from '@playwright/test';

/** A dialog that makes a change: it shows the impact, the docker command, and the refusal. */
export class Dialog {
  readonly root: Locator;
  readonly impact: Locator;
  readonly refusal: Locator;

  constructor(
    protected readonly page: Page,
    title: string,
  ) {
    this.root = page.getByRole('dialog', { name: title, exact: true });
    this.impact = this.root.getByTestId('impact');
    this.refusal = this.root.getByTestId('refusal');
  }

  /** Expects exactly this text as the equivalent docker command. */
  async expectCommand(command: string): Promise<void> {
    await expect(this.root.getByTestId('docker-command')).toHaveText(command);
  }

  button(label: string): Locator {
    return this.root.getByRole('button', { name: label, exact: true });
  }

  async submit(label: string): Promise<void> {
    await this.button(label).click();
  }

  /** Submits and waits until the dialog has closed, which it does only after success. */
  async complete(label: string): Promise<void> {
    await this.submit(label);
    await expect(this.root).toBeHidden();
  }
}
