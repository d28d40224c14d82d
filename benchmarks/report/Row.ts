/** One figure that a benchmark measured: a line of the table. */
export interface Row {
  what: string;
  /** The number of containers; absent where it has no meaning. */
  containers?: number;
  figure: number;
  unit: string;
  /** The same, measured on something else in the same run. The ratio is the figure ÷ this one. */
  reference?: { name: string; figure: number };
  /** All of them must hold. A row without targets only informs. */
  targets?: readonly Target[];
  note?: string;
}

export interface Target {
  of: 'figure' | 'ratio';
  bound: 'at most' | 'at least';
  limit: number;
}

export const atMost = (limit: number): Target => ({ of: 'figure', bound: 'at most', limit });
export const atLeast = (limit: number): Target => ({ of: 'figure', bound: 'at least', limit });
export const ratioAtMost = (limit: number): Target => ({ of: 'ratio', bound: 'at most', limit });

/** Returns the figure ÷ the reference; `null` without a reference, or if that is 0. */
export const ratioOf = ({ figure, reference }: Row): number | null =>
  reference && reference.figure !== 0 ? figure / reference.figure : null;

/**
 * Returns by which part of its limit a row misses the target that is farthest away: 0.5 is half as much again as
 * allowed. 0 means that all targets are met; `null` that there are none.
 */
export function missOf(row: Row): number | null {
  if (!row.targets?.length) return null;
  return Math.max(...row.targets.map((target) => missOfTarget(row, target)));
}

function missOfTarget(row: Row, { of, bound, limit }: Target): number {
  const value = of === 'figure' ? row.figure : ratioOf(row);
  if (value === null || Number.isNaN(value)) return Infinity;
  if (bound === 'at most' ? value <= limit : value >= limit) return 0;
  return bound === 'at most' ? value / limit - 1 : limit / value - 1;
}
