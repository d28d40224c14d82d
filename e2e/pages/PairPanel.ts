import { type Locator, type Page, expect } from '@playwright/test';

export type Tone = 'allowed' | 'port' | 'blocked' | 'unknown';

/** The details while two ends are selected: can they talk? */
export class PairPanel {
  readonly root: Locator;
  readonly verdict: Locator;
  readonly reasons: Locator;
  readonly paths: Locator;
  readonly reverse: Locator;
  readonly swap: Locator;
  /** What a screen reader is told. */
  readonly aloud: Locator;

  constructor(page: Page) {
    this.root = page.getByTestId('inspector');
    this.verdict = this.root.getByRole('region', { name: 'Verdict' });
    this.reasons = this.verdict.getByRole('list', { name: 'Reasons' }).getByRole('listitem');
    this.paths = this.root.locator('ol > li');
    this.reverse = this.root.getByTestId('reverse');
    this.swap = this.root.getByRole('button', { name: 'Ask the other way round' });
    this.aloud = page.getByTestId('verdict-aloud');
  }

  async expectVerdict(tone: Tone, sentence: string | RegExp): Promise<void> {
    await expect(this.verdict).toHaveAttribute('data-verdict', tone);
    await expect(this.verdict).toContainText(sentence);
    await expect(this.aloud).toContainText(sentence);
  }

  /** The names to be used on a path, as they are copied. */
  async names(path = 0): Promise<string[]> {
    return this.paths.nth(path).getByRole('list', { name: 'Names' }).getByRole('listitem').allInnerTexts();
  }

  /** A path's hops as one reads them. */
  async chain(path = 0): Promise<string> {
    const text = await this.paths.nth(path).locator('p').first().innerText();
    return text
      .replaceAll(/\s*→\s*(to\s*)?/g, ' → ')
      .replaceAll(/\s+/g, ' ')
      .trim();
  }

  remedy(label: string): Locator {
    const heading = this.root.page().getByRole('heading', { level: 3, name: 'What would change it' });
    return this.root.locator('section', { has: heading }).getByRole('button', { name: label, exact: true });
  }
}
