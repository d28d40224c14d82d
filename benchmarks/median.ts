/** How often each measurement is repeated. */
export const RUNS = 9;

/** Returns the median time of `RUNS` runs, in milliseconds. */
export function median(run: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.round((times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] as number) * 10) / 10;
}
