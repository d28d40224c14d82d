import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import config from '../../playwright.config.ts';
import type { RunningPortolan } from '../../e2e/engine/startPortolan.ts';
import { epochNow, sleep } from '../report/statistics.ts';
import { keepRunning } from '../stack/running.ts';
import { installProbe } from './installProbe.ts';

const VIEWPORT = { width: 1600, height: 900 };
const LOAD_LIMIT_MS = 180_000;

/** A page with the probe, and the protocol of its browser. */
export interface ProbedPage {
  page: Page;
  protocol: CDPSession;
  /** Milliseconds to add to a time of the page so that it compares with `epochNow`. */
  epochOffset: number;
  close: () => Promise<void>;
}

export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch(config.use?.launchOptions);
  keepRunning(() => browser.close());
  return browser;
}

async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  // The compiler of these files marks functions with their names by a helper that pages do not have.
  await context.addInitScript('globalThis.__name = (named) => named;');
  return context;
}

/** Opens an address in a context of its own, without anything cached, and waits until a map is drawn. */
export async function openPage(browser: Browser, url: string): Promise<ProbedPage> {
  const context = await newContext(browser);
  await context.addInitScript(installProbe);
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  await page.waitForFunction(() => window.probe.firstMapAt !== null, null, {
    timeout: LOAD_LIMIT_MS,
    polling: 50,
  });
  return { page, protocol, epochOffset: await compareClocks(page), close: () => context.close() };
}

/** Compares the clocks by the fastest of several questions: the page answered in the middle of it. */
async function compareClocks(page: Page): Promise<number> {
  let best = { took: Infinity, offset: 0 };
  for (let i = 0; i < 20; i++) {
    const start = epochNow();
    const theirs = await page.evaluate(() => performance.now());
    const took = epochNow() - start;
    if (took < best.took) best = { took, offset: start + took / 2 - theirs };
  }
  return best.offset;
}

/** Opens Portolan’s page by its sign-in link, with a view as in its address. */
export const openPortolan = (browser: Browser, { link }: RunningPortolan, view = ''): Promise<ProbedPage> =>
  openPage(browser, link.replace('#', `${view}#`));

/** Waits until a page had no long task and drew nothing for a second. */
export async function waitUntilIdle({ page }: ProbedPage): Promise<void> {
  for (const start = Date.now(); Date.now() - start < LOAD_LIMIT_MS; await sleep(200)) {
    const isIdle = await page.evaluate(() => {
      const last = Math.max(window.probe.longTasks.at(-1)?.end ?? 0, window.probe.frames.at(-1)?.endAt ?? 0);
      return performance.now() - last > 1000;
    });
    if (isIdle) return;
  }
}

/** Returns the processor time of the page’s main thread since it was opened, in ms. */
export async function mainThreadMs({ protocol }: ProbedPage): Promise<number> {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
}

/** Returns the page’s JavaScript heap after a garbage collection, in MB (of 2^20 bytes). */
export async function heapMb({ protocol }: ProbedPage): Promise<number> {
  await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize } = await protocol.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
}
