import type { Steps } from './layouts/Steps.ts';

/** How long a slice may take, in milliseconds. A drawing of some hundred containers is laid out within the first one. */
const SLICE = 25;

/**
 * Runs steps in slices, the first one at once, and hands over the result. Between the slices the page can paint and
 * answer. The rest is abandoned as soon as `isWanted` returns false.
 */
export function runInSlices<T>(steps: Steps<T>, isWanted: () => boolean, done: (result: T) => void): void {
  // Unlike a timer, a message is not delayed while the page is hidden.
  const { port1, port2 } = new MessageChannel();
  const runSlice = () => {
    const until = performance.now() + SLICE;
    while (isWanted()) {
      const next = steps.next();
      if (next.done) {
        done(next.value);
        break;
      }
      if (performance.now() < until) continue;
      port2.postMessage(null);
      return;
    }
    port1.close();
  };
  port1.onmessage = runSlice;
  runSlice();
}
