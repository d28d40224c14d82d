/** R267: as many as the server tries at once. */
const AT_ONCE = 4;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs a task as soon as it is its turn; resolves with `null` where `signal` aborted before. */
export async function runWhenFree<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return signal.aborted ? null : await task();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
