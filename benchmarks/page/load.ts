import type { Browser } from '@playwright/test';
import type { Benchmark } from '../report/Benchmark.ts';
import { atMost, ratioAtMost } from '../report/Row.ts';
import type { Row } from '../report/Row.ts';
import { medianOf } from '../report/statistics.ts';
import { startStack } from '../stack/startStack.ts';
import { serveStock } from '../stock/serveStock.ts';
import { heapMb, mainThreadMs, openBrowser, openPage, waitUntilIdle } from './openBrowser.ts';

const LOADS = 3;
const limits = new Map([
  [1000, { longest: 100, first: 1, heap: 60 }],
  [5000, { longest: 150, first: 0.5, heap: 150 }],
]);

export const load: Benchmark = {
  name: 'load',
  summary: 'from navigation to the first map, long tasks, heap, beside stock Cytoscape',
  sizes: [30, 300, 1000, 5000],
  async *run({ sizes, checkout, say }) {
    for (const containers of sizes) {
      say(`load: ${containers} containers`);
      const stack = await startStack({ containers, checkout });
      const stockUrl = await serveStock(await stack.topology());
      const browser = await openBrowser();
      const [ours, stock]: [Load[], Load[]] = [[], []];
      for (let i = 0; i < LOADS; i++) {
        stock.push(await measureLoad(browser, stockUrl));
        ours.push(await measureLoad(browser, stack.portolan.link));
      }
      const limit = limits.get(containers);
      const row = (what: string, of: keyof Load, unit = 'ms'): Row => ({
        what,
        containers,
        figure: medianOf(ours.map((each) => each[of])),
        unit,
        reference: { name: 'stock', figure: medianOf(stock.map((each) => each[of])) },
      });
      yield* [
        { ...row('navigation → first map', 'firstMap'), targets: limit ? [ratioAtMost(limit.first)] : [] },
        { ...row('longest task at load', 'longest'), targets: limit ? [atMost(limit.longest)] : [] },
        row('all tasks of 50 ms and more at load', 'sum'),
        row('main thread’s processor time at load', 'work'),
        { ...row('heap', 'heap', 'MB'), targets: limit ? [atMost(limit.heap)] : [] },
      ] satisfies Row[];
      await browser.close();
      await stack.stop();
    }
  },
};

export interface Load {
  firstMap: number;
  longest: number;
  sum: number;
  work: number;
  heap: number;
}

/** Opens a page without anything cached, and waits until it has nothing more to do. */
export async function measureLoad(browser: Browser, url: string): Promise<Load> {
  const page = await openPage(browser, url);
  await waitUntilIdle(page);
  const { firstMap, tasks } = await page.page.evaluate(() => ({
    firstMap: window.probe.firstMapAt ?? NaN,
    tasks: window.probe.longTasks.map(({ ms }) => ms),
  }));
  const load = {
    firstMap,
    longest: Math.max(0, ...tasks),
    sum: tasks.reduce((sum, ms) => sum + ms, 0),
    work: await mainThreadMs(page),
    heap: await heapMb(page),
  };
  await page.close();
  return load;
}
