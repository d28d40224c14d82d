import { sleep } from '../report/statistics.ts';
import type { Change } from '../stack/findChanges.ts';
import { apply } from '../stack/makeChanges.ts';
import type { Stack } from '../stack/startStack.ts';
import type { ProbedPage } from './openBrowser.ts';

const LIMIT_MS = 5_000;
/** A page draws the whole map again when nothing has changed for a while, which is not to be taken for the next change. */
const CALM_MS = 700;

/** Times of one change, in ms; `NaN` where nothing was seen. */
export interface ChangeTimes {
  changeToEvent: number;
  changeToDiff: number;
  eventToPainted: number;
  diffToPainted: number;
  calls: number;
}

/** Makes one change at the engine, and waits until the page’s picture has changed. */
export async function changePortolan(
  { page, epochOffset }: ProbedPage,
  stack: Pick<Stack, 'engine'>,
  change: Change,
  isConnect: boolean,
): Promise<ChangeTimes> {
  await page.evaluate((calm) => window.probe.settled(0, calm, 5_000), CALM_MS);
  await page.evaluate(() => window.probe.reset(true));
  const received = stack.engine.nextAttachmentEvent(change.containerId);
  const at = performance.timeOrigin + performance.now();
  await apply(stack.engine, change, isConnect);
  const event = await received;
  await page.evaluate((limit) => window.probe.settled(1, 150, limit), LIMIT_MS);
  const { diffs, frames } = await page.evaluate(() => ({
    diffs: window.probe.diffs,
    frames: window.probe.frames,
  }));
  const diffAt = (diffs[0] ?? NaN) + epochOffset;
  const frame = frames.find(({ isChanged }) => isChanged);
  const paintedAt = (frame?.endAt ?? NaN) + epochOffset;
  return {
    changeToEvent: event.at - at,
    changeToDiff: diffAt - at,
    eventToPainted: paintedAt - event.at,
    diffToPainted: paintedAt - diffAt,
    calls: frame?.calls ?? NaN,
  };
}

/**
 * Makes changes while the page is kept from receiving them, and then hands it all diffs at once. Returns the
 * milliseconds until the page’s picture was the final one, and how many frames were drawn. @param watched false: only
 * makes the changes and waits
 */
export async function changeAtOnce(
  { page }: ProbedPage,
  stack: Stack,
  changes: readonly Change[],
  isConnect: boolean,
  beforeRelease: () => Promise<void> = () => Promise.resolve(),
  watched = true,
): Promise<{ ms: number; frames: number }> {
  await page.evaluate(() => window.probe.hold());
  await Promise.all(changes.map((change) => apply(stack.engine, change, isConnect)));
  await untilKnown(stack, changes, isConnect);
  // The last diff has reached the page by then.
  await sleep(400);
  await beforeRelease();
  return page.evaluate(
    async ({ watched, calm }) => {
      await window.probe.settled(0, calm, 5_000);
      window.probe.reset(watched);
      const at = window.probe.release();
      await window.probe.settled(0, 200, 10_000);
      const { frames } = window.probe;
      const final = frames.at(-1)?.picture;
      const whole = frames.find(({ picture }) => picture === final);
      return { ms: whole ? whole.endAt - at : NaN, frames: frames.length };
    },
    { watched, calm: CALM_MS },
  );
}

async function untilKnown(stack: Stack, changes: readonly Change[], isConnect: boolean): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const present = new Set((await stack.topology()).attachments.map(({ id }) => id));
    if (changes.every(({ id }) => present.has(id) === isConnect)) return;
    await sleep(100);
  }
  throw new Error('Portolan did not see the changes.');
}
