import type { Steps } from './layouts/Steps.ts';

/** How long a slice may take, in milliseconds. A drawing of some hundred containers is laid out within the first one. */
const SLICE = 25;

/**
 * Runs steps in slices, the first one at once, and hands over the result. Between the slices the page can paint and
 * answer. Returns the function that abandons what is left.
 */
export function runInSlices<T>(steps: Steps<T>, done: (result: T) => void): () => void {
  // Unlike a timer, a message is not delayed while the page is hidden.
  const { port1, port2 } = new MessageChannel();
  const end = () => {
    port1.onmessage = null;
    port1.close();
  };
  const runSlice = () => {
    const until = performance.now() + SLICE;
    do {
      const next = steps.next();
      if (next.done) {
        end();
        done(next.value);
        return;
      }
    } while (performance.now() < until);
    port2.postMessage(null);
  };
  port1.onmessage = runSlice;
  runSlice();
  return end;
}
