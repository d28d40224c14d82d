import type { Benchmark } from '../report/Benchmark.ts';
import { atLeast, atMost } from '../report/Row.ts';
import type { Row } from '../report/Row.ts';
import { medianOf, sleep } from '../report/statistics.ts';
import { startStack } from '../stack/startStack.ts';
import { openStock } from './changeStock.ts';
import { moveView } from './moveView.ts';
import type { Motion } from './moveView.ts';
import { openBrowser, openPortolan, waitUntilIdle } from './openBrowser.ts';
import type { ProbedPage } from './openBrowser.ts';

const ROUNDS = 3;
const WITH_TARGET = new Set([300, 1000, 5000]);

export const motion: Benchmark = {
  name: 'motion',
  summary: 'draws/s while panning and zooming, beside stock Cytoscape',
  sizes: [30, 300, 1000, 5000],
  async *run({ sizes, checkout, say }) {
    for (const containers of sizes) {
      say(`motion: ${containers} containers`);
      const stack = await startStack({ containers, checkout });
      const browser = await openBrowser();
      const stock = await openStock(browser, await stack.topology());
      const page = await openPortolan(browser, stack.portolan);
      await waitUntilIdle(stock);
      await waitUntilIdle(page);
      for (const kind of ['pan', 'zoom'] as const) {
        const [ours, theirs]: [Motion[], Motion[]] = [[], []];
        for (let i = 0; i < ROUNDS; i++) {
          ours.push(await moveView(page, kind, await backgroundOf(page, kind)));
          theirs.push(await moveView(stock, kind, kind === 'pan' ? { x: 8, y: 450 } : { x: 800, y: 450 }));
          await sleep(300);
        }
        const rate = (motions: Motion[]) => medianOf(motions.map(({ drawn, seconds }) => drawn / seconds));
        const part = (motions: Motion[]) =>
          medianOf(motions.map(({ drawn, asked }) => Math.min(1, drawn / asked)));
        const asked = medianOf(ours.map(({ asked, seconds }) => asked / seconds));
        const p95 = (motions: Motion[]) => medianOf(motions.map(({ frameP95 }) => frameP95));
        const work = (motions: Motion[]) => medianOf(motions.map(({ workPerDraw }) => workPerDraw));
        const hasTarget = WITH_TARGET.has(containers);
        yield* [
          {
            what: `${kind}: draws`,
            containers,
            figure: rate(ours),
            unit: '1/s',
            reference: { name: 'stock', figure: rate(theirs) },
            targets: hasTarget ? [atLeast(50)] : [],
          },
          {
            what: `${kind}: part of the frames with an event that are drawn`,
            note: `${asked.toFixed(0)} frames/s had one`,
            containers,
            figure: part(ours),
            unit: '',
            reference: { name: 'stock', figure: part(theirs) },
            targets: hasTarget ? [atLeast(0.95)] : [],
          },
          {
            what: `${kind}: time between frames, p95`,
            containers,
            figure: p95(ours),
            unit: 'ms',
            reference: { name: 'stock', figure: p95(theirs) },
            targets: containers === 1000 ? [atMost(2 * 16.7)] : [],
          },
          {
            what: `${kind}: main thread’s processor time for a draw`,
            containers,
            figure: work(ours),
            unit: 'ms',
            reference: { name: 'stock', figure: work(theirs) },
          },
        ] satisfies Row[];
      }
      await browser.close();
      await stack.stop();
    }
  },
};

/** Returns a point of the map’s background for a pan, or the middle of the map for a zoom. */
async function backgroundOf({ page }: ProbedPage, kind: 'pan' | 'zoom'): Promise<{ x: number; y: number }> {
  const box = await page.getByTestId('map').boundingBox();
  if (!box) throw new Error('The page shows no map.');
  if (kind === 'zoom') return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  for (const part of [0.5, 0.3, 0.7, 0.9, 0.1]) {
    // The map keeps a margin at its edge when it is fitted. Marks show another cursor.
    const point = { x: box.x + 8, y: box.y + box.height * part };
    await page.mouse.move(point.x, point.y);
    await sleep(100);
    const cursor = await page.evaluate(({ x, y }) => {
      const element = document.elementFromPoint(x, y);
      return element && element.closest('[data-testid=map]') ? getComputedStyle(element).cursor : 'none';
    }, point);
    if (cursor !== 'pointer' && cursor !== 'none') return point;
  }
  throw new Error('The map has no background at its left edge.');
}
