/** Returns the value below which this part of the values lies (0.5: the median); `NaN` without values. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

export const medianOf = (values: readonly number[]): number => percentile(values, 0.5);

/** Milliseconds since 1970, in fractions of a millisecond. Comparable with the same sum in a browser on this machine. */
export const epochNow = (): number => performance.timeOrigin + performance.now();

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
