import { type Locator, type Page, expect } from '@playwright/test';

/** What every dialog of a change has: the command, the verb, and the refusal. */
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

  /** Checks that the dialog shows exactly this as the equivalent command. */
  async expectCommand(command: string): Promise<void> {
    await expect(this.root.getByTestId('docker-command')).toHaveText(command);
  }

  button(verb: string): Locator {
    return this.root.getByRole('button', { name: verb, exact: true });
  }

  async submit(verb: string): Promise<void> {
    await this.button(verb).click();
  }

  /** Submits and waits until the dialog has closed: it was done. */
  async complete(verb: string): Promise<void> {
    await this.submit(verb);
    await expect(this.root).toBeHidden();
  }
}
