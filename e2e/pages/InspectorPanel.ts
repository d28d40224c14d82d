import type { Locator, Page } from '@playwright/test';

/** The panel that shows the details of the selection. */
export class InspectorPanel {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByTestId('inspector');
  }

  get heading(): Locator {
    return this.root.getByRole('heading', { level: 2 });
  }

  /** The facts by name. Where several have one name, the first counts. */
  async facts(): Promise<Record<string, string>> {
    const pairs = await this.root.locator('dl > div').evaluateAll((facts) =>
      facts.map((fact): [string, string] => {
        const [name, value] = [fact.querySelector('dt'), fact.querySelector('dd')];
        return [name?.textContent ?? '', value?.textContent ?? ''];
      }),
    );
    return Object.fromEntries(pairs.reverse());
  }

  section(title: string | RegExp): Locator {
    const heading = this.root.page().getByRole('heading', { level: 3, name: title });
    return this.root.locator('section', { has: heading });
  }

  action(label: string | RegExp): Locator {
    return this.section('Change').getByRole('button', { name: label });
  }

  /** Unfolds labels or options and returns the list. */
  async unfold(title: string): Promise<Locator> {
    const fold = this.root.locator('details', { has: this.root.page().getByText(new RegExp(`^${title}`)) });
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
    return fold;
  }
}
