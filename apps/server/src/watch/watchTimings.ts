/** How often and how long the watcher waits. All values are milliseconds. */
export interface WatchTimings {
  /** Bounds of the time between two lists. A list that took long is repeated less often (see `nextRelist`). */
  relistMin: number;
  relistMax: number;
  /** The time between two version checks, which notice a frozen engine (R36). */
  heartbeat: number;
  /** How long an engine may be lost before the topology is called stale (R35). */
  grace: number;
  /** Upper limit of the pause before the first reconnect, and of any later one. */
  backoffMin: number;
  backoffMax: number;
  /** The least time between two topologies. */
  minPublishInterval: number;
  /** The first topology waits for the remaining reads until none of them has ended for this long (R33). */
  firstReadLimit: number;
}

export const watchTimings: WatchTimings = {
  relistMin: 5_000,
  relistMax: 30_000,
  heartbeat: 4_000,
  grace: 1_000,
  backoffMin: 200,
  // The limit is below the usual 30 s: the page must be live within 5 s after the engine answers again.
  backoffMax: 3_000,
  minPublishInterval: 10,
  firstReadLimit: 1_000,
};

/** With more engines than this, each is listed less often, so that all of them together are listed no more often. */
const ENGINES_AT_FULL_PACE = 10;

/** Returns the least time between two lists of an engine, if the server watches this many (R32). */
export const relistMinOf = (engines: number): number =>
  Math.min(watchTimings.relistMax, watchTimings.relistMin * Math.max(1, engines / ENGINES_AT_FULL_PACE));

/** Returns the time until the next list. At most a fiftieth of the engine's time goes into lists (R32). */
export const nextRelist = (timings: WatchTimings, lastListMs: number): number =>
  Math.min(timings.relistMax, Math.max(timings.relistMin, 50 * lastListMs));

/**
 * Returns the pause before a reconnect: a random time up to a bound that doubles with each attempt (full jitter), so
 * that many servers do not reconnect at the same moment.
 */
export const nextBackoff = (timings: WatchTimings, attempt: number, random: () => number): number =>
  random() * Math.min(timings.backoffMax, timings.backoffMin * 2 ** Math.min(attempt, 16));
