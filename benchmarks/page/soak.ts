import type { Benchmark } from '../report/Benchmark.ts';
import { atMost, ratioAtMost } from '../report/Row.ts';
import type { Row } from '../report/Row.ts';
import { medianOf, sleep } from '../report/statistics.ts';
import { findChanges } from '../stack/findChanges.ts';
import { makeChanges } from '../stack/makeChanges.ts';
import { memoryMb } from '../stack/processUse.ts';
import { startStack } from '../stack/startStack.ts';
import { heapMb, openBrowser, openPortolan, waitUntilIdle } from './openBrowser.ts';
import { differingPixels, longerMove, longestMove, readMarks, readPicture } from './readMap.ts';
import type { Move } from './readMap.ts';

const PER_SECOND = 50;
const SAMPLES = 10;

export const soak: Benchmark = {
  name: 'soak',
  summary: `${PER_SECOND} changes/s on a page for 10 minutes: memory, moves, and the last picture beside a fresh load`,
  sizes: [1000],
  onlyByName: true,
  async *run({ sizes, checkout, minutes, say }) {
    for (const containers of sizes) {
      const stack = await startStack({ containers, checkout });
      const browser = await openBrowser();
      const opened = await openPortolan(browser, stack.portolan);
      await waitUntilIdle(opened);
      const { page } = opened;
      const changes = findChanges(await stack.topology(), 200);
      const touched = new Set(
        changes.flatMap(({ containerId, networkId, id }) => [
          `c:${containerId}`,
          `n:${networkId}`,
          `a:${id}`,
        ]),
      );
      const first = { marks: await readMarks(page), picture: await readPicture(page) };
      const heaps: number[] = [];
      const servers: number[] = [];
      let made = 0;
      let moved: Move = { px: 0, id: '' };
      for (let i = 0; i < SAMPLES; i++) {
        made += await makeChanges(stack.engine, changes, {
          perSecond: PER_SECOND,
          ms: (minutes * 60_000) / SAMPLES,
        });
        await sleep(1_000);
        // What the probe has noted would grow with the changes.
        await page.evaluate(() => window.probe.reset(false));
        heaps.push(await heapMb(opened));
        servers.push(memoryMb(stack.portolan.pid).now);
        moved = longerMove(moved, longestMove(first.marks, await readMarks(page), touched));
        say(
          `soak: ${made} changes, heap ${heaps.at(-1)?.toFixed(1)} MB, server ${servers.at(-1)?.toFixed(0)} MB`,
        );
      }
      await waitUntilIdle(opened);
      moved = longerMove(moved, longestMove(first.marks, await readMarks(page), new Set()));
      const last = await readPicture(page);
      const fresh = await openPortolan(browser, stack.portolan);
      await waitUntilIdle(fresh);
      const flat = (samples: number[]) => ({
        figure: medianOf(samples.slice(-3)),
        reference: { name: 'at first', figure: medianOf(samples.slice(0, 3)) },
        unit: 'MB',
      });
      yield* [
        { what: 'changes made', containers, figure: made / minutes / 60, unit: '1/s' },
        { what: 'heap at last', containers, ...flat(heaps), targets: [ratioAtMost(1.1)] },
        { what: 'server memory at last', containers, ...flat(servers), targets: [ratioAtMost(1.1)] },
        {
          what: 'longest move of a mark that was not touched',
          containers,
          figure: moved.px,
          unit: 'px',
          ...(moved.px > 0 && { note: moved.id }),
          targets: [atMost(0)],
        },
        {
          what: 'pixels in which the last picture differs from a fresh load’s',
          containers,
          figure: differingPixels(last, await readPicture(fresh.page)),
          unit: '',
          targets: [atMost(0)],
        },
        {
          what: 'pixels in which the last picture differs from the first',
          containers,
          figure: differingPixels(last, first.picture),
          unit: '',
        },
      ] satisfies Row[];
      await browser.close();
      await stack.stop();
    }
  },
};
