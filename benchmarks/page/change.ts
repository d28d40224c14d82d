import type { Browser } from '@playwright/test';
import type { Benchmark } from '../report/Benchmark.ts';
import { atMost, ratioAtMost } from '../report/Row.ts';
import type { Row, Target } from '../report/Row.ts';
import { medianOf, sleep } from '../report/statistics.ts';
import { findChanges, findViewer } from '../stack/findChanges.ts';
import type { Change } from '../stack/findChanges.ts';
import { apply } from '../stack/makeChanges.ts';
import { startStack } from '../stack/startStack.ts';
import type { Stack } from '../stack/startStack.ts';
import { changeAtOnce, changePortolan } from './changePortolan.ts';
import type { ChangeTimes } from './changePortolan.ts';
import { changeStock, openStock } from './changeStock.ts';
import { mainThreadMs, openBrowser, openPortolan, waitUntilIdle } from './openBrowser.ts';
import type { ProbedPage } from './openBrowser.ts';

const CHANGES = 16;
const BURST = 50;
/** After a change the page may still work for this long, for example on its list of marks. */
const AFTERWORK_MS = 400;

const targets = new Map<number, Target[]>([
  [300, [atMost(25), ratioAtMost(0.5)]],
  [1000, [atMost(33), ratioAtMost(0.5)]],
  [5000, [atMost(50), ratioAtMost(0.25)]],
]);

export const change: Benchmark = {
  name: 'change',
  summary: 'event to painted, one change and a burst, beside stock Cytoscape',
  sizes: [30, 300, 1000, 5000],
  async *run({ sizes, checkout, say }) {
    for (const containers of sizes) {
      say(`change: ${containers} containers`);
      const stack = await startStack({ containers, checkout });
      const { topology, browser, stock, page } = await openBoth(stack);
      const changes = findChanges(topology, BURST + CHANGES);
      yield* await measureSingle({ stack, page, stock, containers, changes });
      if (changes.length >= BURST) yield* await measureBurst({ stack, page, stock, containers, changes });
      await page.close();
      const parts = { browser, stack, stock, containers };
      const [first] = changes;
      if (first)
        yield* await measureView('one project in view', `?select=c:${first.containerId}`, {
          ...parts,
          changes: [first],
        });
      yield* await measureView('view from a container', `?lens=from:${findViewer(topology)}`, {
        ...parts,
        changes,
      });
      await browser.close();
      await stack.stop();
    }
  },
};

/** As `change`, of which only the single changes are measured. */
export const real: Benchmark = {
  name: 'real',
  summary: 'event to painted on a real Docker engine, beside stock Cytoscape',
  sizes: [100],
  onlyByName: true,
  async *run({ sizes, checkout, say }) {
    for (const containers of sizes) {
      say(`real: ${containers} containers, each started by the docker command`);
      const stack = await startStack({ containers, checkout, isReal: true });
      const { topology, browser, stock, page } = await openBoth(stack);
      const changes = findChanges(topology, CHANGES);
      yield* await measureSingle({ stack, page, stock, containers, changes });
      await browser.close();
      await stack.stop();
    }
  },
};

/** Opens stock's page and Portolan's in one browser, and waits until both are idle. */
async function openBoth(stack: Stack) {
  const topology = await stack.topology();
  const browser = await openBrowser();
  const stock = await openStock(browser, topology);
  const page = await openPortolan(browser, stack.portolan);
  await waitUntilIdle(stock);
  await waitUntilIdle(page);
  return { topology, browser, stock, page };
}

interface Parts {
  stack: Stack;
  page: ProbedPage;
  stock: ProbedPage;
  containers: number;
  changes: readonly Change[];
}

/** Measures changes on a page whose address asks for another view than the first one, of all projects as tiles. */
async function measureView(
  name: string,
  view: string,
  { browser, stack, ...parts }: Omit<Parts, 'page'> & { browser: Browser },
): Promise<Row[]> {
  const page = await openPortolan(browser, stack.portolan, view);
  await waitUntilIdle(page);
  const rows = await measureSingle({ ...parts, stack, page });
  await page.close();
  return rows
    .filter(({ what }) => !what.startsWith('change →'))
    .map((row) => ({ ...row, what: `${name}: ${row.what}` }));
}

async function measureSingle({ stack, page, stock, containers, changes }: Parts): Promise<Row[]> {
  const ours: ChangeTimes[] = [];
  const theirs: { ms: number; calls: number }[] = [];
  for (let i = 0; i < CHANGES; i++) {
    const change = changes[(i >> 1) % changes.length] as Change;
    ours.push(await changePortolan(page, stack, change, i % 2 === 0));
    theirs.push(await changeStock(stock, [change], i % 2 === 0));
  }
  // The first two warm up.
  const seen = ours.slice(2).filter(({ eventToPainted }) => !Number.isNaN(eventToPainted));
  const stockSeen = theirs.slice(2);
  const work = await measureWork({ stack, page, stock, containers, changes });
  const median = (of: keyof ChangeTimes) =>
    medianOf(
      ours
        .slice(2)
        .map((times) => times[of])
        .filter((value) => !Number.isNaN(value)),
    );
  const stockMs = medianOf(stockSeen.map(({ ms }) => ms));
  const missing = ours.length - 2 - seen.length;
  return [
    {
      what: 'event → painted, p50',
      containers,
      figure: median('eventToPainted'),
      unit: 'ms',
      reference: { name: 'stock', figure: stockMs },
      targets: targets.get(containers) ?? [],
      ...(missing > 0 && { note: `${missing} of ${ours.length - 2} changes were not seen in the picture` }),
    },
    {
      what: 'diff received → painted, p50',
      containers,
      figure: median('diffToPainted'),
      unit: 'ms',
      reference: { name: 'stock', figure: stockMs },
    },
    {
      what: 'change → diff received by the page, p50',
      containers,
      figure: median('changeToDiff'),
      unit: 'ms',
      reference: { name: 'plain events client', figure: median('changeToEvent') },
      targets: [ratioAtMost(5)],
    },
    {
      what: 'main thread’s processor time for a change',
      containers,
      figure: work.ours,
      unit: 'ms',
      reference: { name: 'stock', figure: work.stock },
    },
    {
      what: 'canvas calls that draw a change',
      containers,
      figure: median('calls'),
      unit: '',
      reference: { name: 'stock', figure: medianOf(stockSeen.map(({ calls }) => calls)) },
    },
  ];
}

/** Returns the processor time of the main threads for one change. The picture is not watched, since that costs time. */
async function measureWork({ stack, page, stock, changes }: Parts) {
  const works = { ours: [] as number[], stock: [] as number[] };
  await page.page.evaluate(() => window.probe.reset(false));
  for (let i = 0; i < 8; i++) {
    const change = changes[(i >> 1) % changes.length] as Change;
    const before = await mainThreadMs(page);
    await apply(stack.engine, change, i % 2 === 0);
    await page.page.evaluate((quiet) => window.probe.settled(1, quiet, 5_000), AFTERWORK_MS);
    works.ours.push((await mainThreadMs(page)) - before);
    await page.page.evaluate(() => window.probe.reset(false));
    const stockBefore = await mainThreadMs(stock);
    await changeStock(stock, [change], i % 2 === 0, false);
    await sleep(AFTERWORK_MS);
    works.stock.push((await mainThreadMs(stock)) - stockBefore);
  }
  return { ours: medianOf(works.ours), stock: medianOf(works.stock) };
}

async function measureBurst({ stack, page, stock, containers, changes }: Parts): Promise<Row[]> {
  const [one, fifty] = [changes.slice(0, 1), changes.slice(1, BURST + 1)];
  const times = { one: [] as number[], fifty: [] as number[], stock: [] as number[], frames: [] as number[] };
  const works = { one: [] as number[], fifty: [] as number[] };
  for (const isConnect of [true, false, true, false]) {
    times.one.push((await changeAtOnce(page, stack, one, isConnect)).ms);
    const burst = await changeAtOnce(page, stack, fifty, isConnect);
    times.fifty.push(burst.ms);
    times.frames.push(burst.frames);
    times.stock.push((await changeStock(stock, fifty, isConnect)).ms);
  }
  for (const isConnect of [true, false, true, false]) {
    works.one.push(await workAtOnce(page, stack, one, isConnect));
    works.fifty.push(await workAtOnce(page, stack, fifty, isConnect));
  }
  const [single, burst] = [medianOf(times.one), medianOf(times.fifty)];
  return [
    {
      what: `${BURST} changes in one burst → painted, p50`,
      containers,
      figure: burst,
      unit: 'ms',
      reference: { name: 'one change', figure: single },
      targets: containers === 1000 ? [ratioAtMost(1.5)] : [],
    },
    {
      what: `${BURST} changes in one burst → painted, p50`,
      containers,
      figure: burst,
      unit: 'ms',
      reference: { name: 'stock', figure: medianOf(times.stock) },
    },
    {
      what: 'main thread’s processor time for a burst',
      containers,
      figure: medianOf(works.fifty),
      unit: 'ms',
      reference: { name: 'one change', figure: medianOf(works.one) },
    },
    { what: 'frames drawn for a burst', containers, figure: medianOf(times.frames), unit: '' },
  ];
}

async function workAtOnce(page: ProbedPage, stack: Stack, changes: readonly Change[], isConnect: boolean) {
  let before = 0;
  const start = async () => {
    before = await mainThreadMs(page);
  };
  await changeAtOnce(page, stack, changes, isConnect, start, false);
  await sleep(AFTERWORK_MS);
  return (await mainThreadMs(page)) - before;
}
