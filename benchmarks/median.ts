import { medianOf } from './report/statistics.ts';

/** How often each measurement is repeated, and after how long no repetition is begun. */
const RUNS = 9;
const ENOUGH_MS = 4_000;

/** Returns the median time of up to `RUNS` runs, in milliseconds. */
export function median(run: () => void): number {
  const times: number[] = [];
  const start = performance.now();
  while (times.length === 0 || (times.length < RUNS && performance.now() - start < ENOUGH_MS)) {
    const began = performance.now();
    run();
    times.push(performance.now() - began);
  }
  return medianOf(times);
}
