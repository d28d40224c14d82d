import AxeBuilder from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';

/** Expects that axe finds nothing serious on the page, or in its dialog, and that the page is not wider than the window. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // Texts that are fading in have less contrast, so all animations must have ended.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((each) => each.finished)));
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  // The page behind a dialog cannot be reached, and was checked before.
  if ((await page.getByRole('dialog').count()) > 0) axe.include('[role="dialog"]');
  const { violations } = await axe.analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${what}: ${id}: ${nodes.map((node) => node.html.slice(0, 200)).join('\n')}`);
  expect(serious).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${what} is wider than the window`).toBeLessThanOrEqual(0);
}
