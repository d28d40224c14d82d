/** All in milliseconds. */
export interface WatchTimings {
  /** Between two lists at least; a list that took long is repeated less often (see `nextRelist`). */
  relistMin: number;
  relistMax: number;
  /** Between two greetings of the engine, so that a frozen one is noticed (R36). */
  heartbeat: number;
  /** How long an engine may be lost before it is called stale (R35). */
  grace: number;
  /** Backoff of the first reconnect, and its bound. */
  backoffMin: number;
  backoffMax: number;
  /** Two topologies are at least this far apart. */
  minPublishInterval: number;
  /** First reads that take longer than this no longer hold the first topology back (R33). */
  firstReadLimit: number;
}

export const watchTimings: WatchTimings = {
  relistMin: 5_000,
  relistMax: 30_000,
  heartbeat: 4_000,
  grace: 1_000,
  backoffMin: 200,
  // The engine is back within 5 s of answering, so this is not the usual 30 s.
  backoffMax: 3_000,
  minPublishInterval: 10,
  firstReadLimit: 1_000,
};

/** R32: a fiftieth of the engine's time at most goes into lists. */
export const nextRelist = (timings: WatchTimings, lastListMs: number): number =>
  Math.min(timings.relistMax, Math.max(timings.relistMin, 50 * lastListMs));

/** Full jitter: anything up to the exponential bound, so that many servers do not come back at once. */
export const nextBackoff = (timings: WatchTimings, attempt: number, random: () => number): number =>
  random() * Math.min(timings.backoffMax, timings.backoffMin * 2 ** Math.min(attempt, 16));
