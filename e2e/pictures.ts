// `npm run pictures` makes the README's pictures from the sample engine, which is the same on every run (R100).
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import config from '../playwright.config.ts';
import { startPortolan } from './engine/startPortolan.ts';
import { ensureBuilt } from '../scripts/build.mjs';
import { ROOT } from '../scripts/root.mjs';

const folder = join(ROOT, 'docs/pictures');
await mkdir(folder, { recursive: true });
await ensureBuilt((line) => console.error(line));
const portolan = await startPortolan(['--sample']);
const browser = await chromium.launch(config.use?.launchOptions);
try {
  for (const colorScheme of ['dark', 'light'] as const) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme });
    await page.goto(portolan.link);
    await page.locator('[data-testid=map-marks] [data-mark^="c:"]').first().waitFor({ state: 'attached' });
    await page.evaluate(() => document.fonts.ready);
    // The canvas is drawn on the frame after its elements were added.
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: join(folder, `map-${colorScheme}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  await portolan.stop();
}
