export const MEDIAN_OF = 9;

/** The median of some runs, in milliseconds. */
export function median(run: () => void): number {
  const times = Array.from({ length: MEDIAN_OF }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.round((times.sort((a, b) => a - b)[Math.floor(MEDIAN_OF / 2)] as number) * 10) / 10;
}
