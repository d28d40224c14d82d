import type { Page } from '@playwright/test';
import type { Benchmark } from '../report/Benchmark.ts';
import { atMost } from '../report/Row.ts';
import type { Row } from '../report/Row.ts';
import { sleep } from '../report/statistics.ts';
import { findChanges, findOwnChanges } from '../stack/findChanges.ts';
import type { Change } from '../stack/findChanges.ts';
import { apply } from '../stack/makeChanges.ts';
import { startStack } from '../stack/startStack.ts';
import type { Stack } from '../stack/startStack.ts';
import { openBrowser, openPortolan, waitUntilIdle } from './openBrowser.ts';
import { differingPixels, longerMove, longestMove, readMarks, readPicture } from './readMap.ts';

/** The list of marks follows a drawing after a moment. */
const LIST_MS = 300;

export const still: Benchmark = {
  name: 'still',
  summary: 'how far a change moves marks that it does not touch',
  sizes: [300, 1000],
  async *run({ sizes, checkout, say }) {
    for (const containers of sizes) {
      say(`still: ${containers} containers`);
      const stack = await startStack({ containers, checkout });
      const browser = await openBrowser();
      const opened = await openPortolan(browser, stack.portolan);
      await waitUntilIdle(opened);
      const { page } = opened;
      const steps = await findSteps(stack);
      const whole = await measureSteps(page, steps, say);
      await zoomIn(page);
      const near = await measureSteps(page, steps, say);
      yield* [
        {
          what: 'longest move of a mark that a change does not touch',
          containers,
          figure: Math.max(whole.px, near.px),
          unit: 'px',
          targets: [atMost(0)],
        },
        {
          what: 'pixels that differ after a change and its inverse',
          containers,
          figure: Math.max(whole.pixels, near.pixels),
          unit: '',
        },
      ] satisfies Row[];
      await browser.close();
      await stack.stop();
    }
  },
};

/** A change and its inverse. */
interface Step {
  name: string;
  /** Resolves with the ids of the marks that the change touches. */
  make: () => Promise<string[]>;
  undo: () => Promise<unknown>;
}

async function findSteps(stack: Stack): Promise<Step[]> {
  const topology = await stack.topology();
  const connects = [...findChanges(topology, 3), ...findOwnChanges(topology, 3)];
  const toStep = (change: Change): Step => ({
    name: `connect ${change.id}`,
    make: async () => {
      await apply(stack.engine, change, true);
      return [`c:${change.containerId}`, `n:${change.networkId}`, `a:${change.id}`];
    },
    undo: () => apply(stack.engine, change, false),
  });
  const network = topology.networks.find(({ project }) => project !== null);
  let id = '';
  const run: Step = {
    name: 'run a container',
    make: async () => {
      id = await stack.engine.run('added-by-benchmark', network?.project ?? '', network?.name ?? '');
      return [`c:${id}`, `n:${network?.id}`];
    },
    undo: () => stack.engine.remove(id),
  };
  return [...connects.map(toStep), run];
}

async function measureSteps(page: Page, steps: readonly Step[], say: (line: string) => void) {
  const worst = { px: 0, pixels: 0 };
  for (const { name, make, undo } of steps) {
    const before = { marks: await readMarks(page), picture: await readPicture(page) };
    let touched: ReadonlySet<string> = new Set();
    const after = async (change: () => Promise<unknown>) => {
      await page.evaluate(() => window.probe.reset(false));
      await change();
      await page.evaluate(() => window.probe.settled(1, 400, 4_000));
      await sleep(LIST_MS);
      return longestMove(before.marks, await readMarks(page), touched);
    };
    const made = await after(async () => (touched = new Set(await make())));
    const move = longerMove(made, await after(undo));
    const pixels = differingPixels(before.picture, await readPicture(page));
    if (move.px > 0) say(`still: ${name} moved ${move.id} by ${move.px.toFixed(1)} px`);
    if (pixels > 0) say(`still: after ${name} and its inverse ${pixels} pixels differ`);
    worst.px = Math.max(worst.px, move.px);
    worst.pixels = Math.max(worst.pixels, pixels);
  }
  return worst;
}

/** Zooms in as far as possible: positions on the page are whole pixels, so that short ways show only there. */
async function zoomIn(page: Page): Promise<void> {
  await page.mouse.move(800, 450);
  for (let i = 0; i < 25; i++) {
    await page.mouse.wheel(0, -120);
    await sleep(40);
  }
  await page.mouse.move(0, 0);
  await sleep(1_000);
}
