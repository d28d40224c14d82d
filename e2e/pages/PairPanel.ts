import { type Locator, type Page, expect } from '@playwright/test';

export type Tone = 'allowed' | 'port' | 'blocked' | 'unknown';

/** The panel that is shown while two ends are selected: can one reach the other? */
export class PairPanel {
  readonly root: Locator;
  readonly verdict: Locator;
  readonly reasons: Locator;
  readonly paths: Locator;
  readonly reverse: Locator;
  readonly swap: Locator;
  /** The live region that announces the verdict to screen readers. */
  readonly announcement: Locator;

  constructor(page: Page) {
    this.root = page.getByTestId('inspector');
    this.verdict = this.root.getByRole('region', { name: 'Verdict' });
    this.reasons = this.verdict.getByRole('list', { name: 'Reasons' }).getByRole('listitem');
    this.paths = this.root.locator('ol > li');
    this.reverse = this.root.getByTestId('reverse');
    this.swap = this.root.getByRole('button', { name: 'Reverse the direction' });
    this.announcement = page.getByTestId('verdict-aloud');
  }

  async expectVerdict(tone: Tone, sentence: string | RegExp): Promise<void> {
    await expect(this.verdict).toHaveAttribute('data-verdict', tone);
    await expect(this.verdict).toContainText(sentence);
    await expect(this.announcement).toContainText(sentence);
  }

  /** The names of the target on a path, in their order on the page. */
  async names(path = 0): Promise<string[]> {
    return this.paths.nth(path).getByRole('list', { name: 'Names' }).getByRole('listitem').allInnerTexts();
  }

  /** The hops of a path as one line, such as `web → net → db`. */
  async chain(path = 0): Promise<string> {
    const text = await this.paths.nth(path).locator('p').first().innerText();
    return text
      .replaceAll(/\s*→\s*(to\s*)?/g, ' → ')
      .replaceAll(/\s+/g, ' ')
      .trim();
  }

  remedy(label: string): Locator {
    const heading = this.root.page().getByRole('heading', { level: 3, name: 'How to allow it' });
    return this.root.locator('section', { has: heading }).getByRole('button', { name: label, exact: true });
  }
}
