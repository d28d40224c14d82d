import type { Steps } from './layouts/Steps.ts';

/** How long a slice may take, in milliseconds. A drawing of some hundred containers is laid out within the first one. */
const SLICE = 25;

/**
 * Runs steps in slices. Between them the page can paint and answer. The rest is abandoned as soon as `isWanted` returns
 * false. The first slice is at once; with `begun`, it has only what other work of the same task, which began then, has
 * left of its time.
 */
export function runInSlices(
  steps: Steps<void>,
  isWanted: () => boolean,
  begun: number = performance.now(),
): void {
  // Unlike a timer, a message is not delayed while the page is hidden.
  const { port1, port2 } = new MessageChannel();
  const runSlice = (until: number) => {
    while (isWanted()) {
      if (performance.now() >= until) {
        port2.postMessage(null);
        return;
      }
      if (steps.next().done) break;
    }
    port1.close();
  };
  port1.onmessage = () => runSlice(performance.now() + SLICE);
  runSlice(begun + SLICE);
}
