/** How long a page waits for a frame, in milliseconds. A hidden page gets none. */
const MAX_WAIT = 250;

/**
 * Returns a function that asks for `work` to be done soon. It is done at most once before each frame, however often it is
 * asked for: the first time at once, in a task of its own, which leaves little to do in the frame itself, and what follows
 * in the frame.
 */
export function runBeforeFrame(work: () => void): () => void {
  const tasks = new MessageChannel();
  let isScheduled = false;
  let hasRunInFrame = false;
  let timer: ReturnType<typeof setTimeout>;
  const run = () => {
    if (!isScheduled) return;
    clearTimeout(timer);
    isScheduled = false;
    work();
  };
  tasks.port1.onmessage = run;
  return () => {
    if (isScheduled) return;
    isScheduled = true;
    timer = setTimeout(run, MAX_WAIT);
    if (hasRunInFrame) {
      requestAnimationFrame(run);
      return;
    }
    hasRunInFrame = true;
    requestAnimationFrame(() => (hasRunInFrame = false));
    // After all that has been received already.
    tasks.port2.postMessage(null);
  };
}
