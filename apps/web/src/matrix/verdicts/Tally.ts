import type { CodeCounts } from '@portolan/topology';

/** The number of pairs with each verdict. */
export interface Tally {
  pairs: number;
  direct: number;
  published: number;
  blocked: number;
  unknown: number;
}

/** R261: the number of all pairs of two lines, with those of each verdict. An end on both lines makes no pair with itself. */
export const toTally = ({ a, p, b, u }: CodeCounts): Tally => ({
  ...{ pairs: a + p + b + u, direct: a, published: p, blocked: b, unknown: u },
});

/** R261: returns whether all pairs of a folded cell are allowed, some, or none; unknown if none is but some are unknown. */
export function extentOf(tally: Tally): 'all' | 'some' | 'none' | 'unknown' {
  const reach = tally.direct + tally.published;
  if (reach > 0) return reach === tally.pairs ? 'all' : 'some';
  return tally.unknown > 0 ? 'unknown' : 'none';
}
