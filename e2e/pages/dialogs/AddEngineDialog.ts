import { type Locator, type Page, expect } from '@playwright/test';
import { Dialog } from './Dialog.ts';

/** The dialog that adds an engine. */
export class AddEngineDialog extends Dialog {
  /** What answered, or why nothing did. */
  readonly answer: Locator;

  constructor(page: Page) {
    super(page, 'Add engine');
    this.answer = this.root.getByTestId('engine-test');
  }

  field(label: 'Name' | 'Address' | 'CA certificate' | 'Client certificate' | 'Client key'): Locator {
    return this.root.getByRole('textbox', { name: label, exact: true });
  }

  /** Fills name and address, and tests the address. */
  async test(name: string, address: string): Promise<void> {
    await this.field('Name').fill(name);
    await this.field('Address').fill(address);
    await this.button('Test').click();
    await expect(this.button('Test')).toBeEnabled();
  }

  /** The footer of the dialog sticks to its bottom, above what is scrolled. */
  async expectAnswerInSight(): Promise<void> {
    await expect
      .poll(() =>
        this.answer.evaluate((answer) => {
          const { left, bottom } = answer.getBoundingClientRect();
          return answer.contains(document.elementFromPoint(left + 4, bottom - 4));
        }),
      )
      .toBe(true);
  }
}
