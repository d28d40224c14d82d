import { sleep } from '../report/statistics.ts';
import { mainThreadMs } from './openBrowser.ts';
import type { ProbedPage } from './openBrowser.ts';

const MS = 2_500;
/** Twice for each frame, so that no frame lacks an event. */
const INTERVAL_MS = 8;
/** How many events may wait for a page that does not keep up. */
const MAX_WAITING = 4;

export interface Motion {
  seconds: number;
  /** Frames in which a canvas was drawn, or moved as a whole. */
  drawn: number;
  /** Frames in which the page handled at least one of the events. */
  asked: number;
  /** The main thread’s processor time for one drawn frame, in ms. */
  workPerDraw: number;
  /** The 95th percentile of the times between two frames of the page, in ms. */
  frameP95: number;
}

interface MouseInput {
  type: 'mouseMoved' | 'mousePressed' | 'mouseReleased' | 'mouseWheel';
  x?: number;
  button?: 'none' | 'left';
  buttons?: number;
  clickCount?: number;
  deltaX?: number;
  deltaY?: number;
}

/** Drags the background of a map to and fro, or turns the wheel, and counts what is drawn meanwhile. */
export async function moveView(
  opened: ProbedPage,
  kind: 'pan' | 'zoom',
  at: { x: number; y: number },
): Promise<Motion> {
  const { page, protocol } = opened;
  const dispatch = (event: MouseInput) =>
    protocol.send('Input.dispatchMouseEvent', { x: at.x, y: at.y, button: 'none', ...event });
  const drag = { button: 'left', buttons: 1, clickCount: 1 } as const;
  await dispatch({ type: 'mouseMoved' });
  if (kind === 'pan') await dispatch({ type: 'mousePressed', ...drag });
  const counter = await page.evaluateHandle(() => {
    window.probe.reset(false);
    return window.probe.countFrames();
  });
  const before = await mainThreadMs(opened);
  const start = performance.now();
  let waiting = 0;
  for (let i = 0; performance.now() - start < MS; i++) {
    if (waiting < MAX_WAITING) {
      waiting += 1;
      const phase = (performance.now() - start) / 1000;
      const event: MouseInput =
        kind === 'pan'
          ? { type: 'mouseMoved', ...drag, x: at.x + 150 - 150 * Math.cos(phase * 4) }
          : { type: 'mouseWheel', deltaX: 0, deltaY: Math.floor(phase * 1.6) % 2 === 0 ? -24 : 24 };
      void dispatch(event).finally(() => (waiting -= 1));
    }
    await sleep(INTERVAL_MS);
  }
  const seconds = (performance.now() - start) / 1000;
  const work = (await mainThreadMs(opened)) - before;
  const { offered, asked, moved, drawn } = await page.evaluate((counter) => {
    const { offered, asked, moved } = counter.stop();
    return { offered, asked, moved, drawn: window.probe.frames.length };
  }, counter);
  if (kind === 'pan') await dispatch({ type: 'mouseReleased', ...drag, buttons: 0 });
  const intervals = offered.slice(1).map((time, i) => time - (offered[i] as number));
  intervals.sort((a, b) => a - b);
  const frameP95 = intervals[Math.floor(intervals.length * 0.95)] ?? NaN;
  const draws = Math.max(drawn, moved);
  return { seconds, drawn: draws, asked, workPerDraw: work / draws, frameP95 };
}
