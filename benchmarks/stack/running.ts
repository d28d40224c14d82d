const stops = new Set<() => Promise<void>>();

/** Remembers how to stop something that was started, so that nothing runs on when a benchmark fails or is interrupted. */
export function keepRunning(stop: () => Promise<void>): () => Promise<void> {
  const once = async () => {
    if (stops.delete(once)) await stop();
  };
  stops.add(once);
  return once;
}

/** Stops everything that still runs, the last started first. */
export async function stopAll(): Promise<void> {
  for (const stop of [...stops].reverse()) await stop();
}
