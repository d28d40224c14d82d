import type { Browser } from '@playwright/test';
import type { TopologySnapshot } from '@portolan/protocol';
import type { Benchmark } from '../report/Benchmark.ts';
import { atMost } from '../report/Row.ts';
import type { Row } from '../report/Row.ts';
import { medianOf } from '../report/statistics.ts';
import { findChanges } from '../stack/findChanges.ts';
import { startEngines } from '../stack/startEngines.ts';
import type { Engines } from '../stack/startEngines.ts';
import { startStack } from '../stack/startStack.ts';
import { serveStock } from '../stock/serveStock.ts';
import { changePortolan } from './changePortolan.ts';
import { measureLoad } from './load.ts';
import type { Load } from './load.ts';
import { openBrowser, openPage, waitUntilIdle } from './openBrowser.ts';

const CONTAINERS = 100;
const LOADS = 3;
const CHANGES = 16;
/** The engine whose containers change. */
const CHANGED = 'engine-2';

/** A page that shows all engines, beside one that shows one engine with as many containers. */
export const several: Benchmark = {
  name: 'several',
  summary: 'the first map of several engines of 100 containers each, and a change of one of them',
  sizes: [300, 5000],
  async *run({ sizes, checkout, say }) {
    for (const containers of sizes) {
      const count = Math.ceil(containers / CONTAINERS);
      say(`several: ${count} engines of ${CONTAINERS} containers`);
      const engines = await startEngines(count, CONTAINERS, checkout);
      const one = await startStack({ containers, checkout });
      const stockUrl = await serveStock(await topologyOfAll(engines, count));
      const link = engines.portolan.link.replace('#', '?engine=*#');
      const browser = await openBrowser();
      const [ours, alone, stock]: [Load[], Load[], Load[]] = [[], [], []];
      for (let i = 0; i < LOADS; i++) {
        stock.push(await measureLoad(browser, stockUrl));
        alone.push(await measureLoad(browser, one.portolan.link));
        ours.push(await measureLoad(browser, link));
      }
      const median = (loads: Load[], of: keyof Load) => medianOf(loads.map((each) => each[of]));
      const row = (what: string, of: keyof Load, unit = 'ms'): Row => ({
        what: `${count} engines: ${what}`,
        containers,
        figure: median(ours, of),
        unit,
        reference: { name: 'one engine', figure: median(alone, of) },
      });
      yield* [
        row('navigation → first map', 'firstMap'),
        {
          ...row('navigation → first map', 'firstMap'),
          reference: { name: 'stock', figure: median(stock, 'firstMap') },
        },
        row('longest task at load', 'longest'),
        row('main thread’s processor time at load', 'work'),
        row('heap', 'heap', 'MB'),
        await measureChanges(browser, engines, link, containers, count),
      ] satisfies Row[];
      await browser.close();
      await one.stop();
      await engines.stop();
    }
  },
};

async function measureChanges(
  browser: Browser,
  engines: Engines,
  link: string,
  containers: number,
  count: number,
): Promise<Row> {
  const api = engines.api(CHANGED);
  await api.followEvents();
  const [change] = findChanges(await engines.topology(CHANGED), 1);
  if (!change) throw new Error(`Nothing can be connected on ${CHANGED}.`);
  // With all of fifty engines in view, a connection is too small to be seen.
  const selected = `select=${CHANGED}/c:${change.containerId}`;
  const page = await openPage(browser, link.replace('#', `&${selected}#`));
  await waitUntilIdle(page);
  const times: number[] = [];
  for (let i = 0; i < CHANGES; i++) {
    times.push((await changePortolan(page, { engine: api }, change, i % 2 === 0)).eventToPainted);
  }
  await page.close();
  return {
    what: `${count} engines: event → painted, one project in view`,
    containers,
    figure: medianOf(times),
    unit: 'ms',
    targets: [atMost(containers > 1000 ? 50 : 33)],
  };
}

/** Returns what all engines have as if it were one topology, for stock. */
async function topologyOfAll(engines: Engines, count: number): Promise<TopologySnapshot> {
  const all: TopologySnapshot[] = [];
  for (let i = 1; i <= count; i++) all.push(await engines.topology(`engine-${i}`));
  const [first] = all;
  if (!first) throw new Error('No engine.');
  return {
    ...first,
    networks: all.flatMap(({ networks }) => networks),
    containers: all.flatMap(({ containers }) => containers),
    attachments: all.flatMap(({ attachments }) => attachments),
  };
}
